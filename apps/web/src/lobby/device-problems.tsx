import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { DeviceProblem } from '../devices/device-problem.ts';
import type { DeviceKind, LocalDevices } from '../devices/local-device.ts';
import { pathTo } from '../routes.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

type DeviceProblemsProps = { devices: LocalDevices; onRetry: (kinds: DeviceKind[]) => void };

type Trouble = { subject: 'both' | DeviceKind; kinds: DeviceKind[]; problem: DeviceProblem };

/** What is wrong with the microphone and the camera, each with a way on, and that one can join all the same. */
export function DeviceProblems({ devices, onRetry }: DeviceProblemsProps): ReactNode {
  const t = useTranslations();
  const troubles = troublesOf(devices);
  return (
    <>
      {troubles.map(({ subject, kinds, problem }) => (
        <Notice
          key={subject}
          action={
            canRetry(problem) && (
              <Button look="quiet" onClick={() => onRetry(kinds)}>
                {t('devices.retry')}
              </Button>
            )
          }
        >
          {t(`devices.${subject}Problem.${problem}`)}
        </Notice>
      ))}
      {troubles.length > 0 && (
        <p>
          {t('lobby.listen')}{' '}
          <a href={pathTo.check()} target="_blank" rel="noreferrer">
            {t('check.link')}
          </a>
        </p>
      )}
    </>
  );
}

/** One trouble a device, or one for both when both have the same. */
function troublesOf({ microphone, camera }: LocalDevices): Trouble[] {
  const own = (kind: DeviceKind, device: typeof microphone): Trouble[] =>
    device.status === 'failed' ? [{ subject: kind, kinds: [kind], problem: device.problem }] : [];
  const isShared =
    microphone.status === 'failed' && camera.status === 'failed' && microphone.problem === camera.problem;
  return isShared
    ? [{ subject: 'both', kinds: ['microphone', 'camera'], problem: microphone.problem }]
    : [...own('microphone', microphone), ...own('camera', camera)];
}

/** No further try helps where the origin or the browser is at fault. */
function canRetry(problem: DeviceProblem): boolean {
  return problem !== 'insecure' && problem !== 'unsupported';
}
