import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { DeviceProblem } from '../devices/device-problem.ts';
import type { DeviceKind, LocalDevices } from '../devices/local-device.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

type DeviceProblemsProps = { devices: LocalDevices; onRetry: (kind: DeviceKind) => void };

/** What is wrong with the microphone and the camera, each with a way on, and that one can join all the same. */
export function DeviceProblems({ devices, onRetry }: DeviceProblemsProps): ReactNode {
  const t = useTranslations();
  const problems = (['microphone', 'camera'] as const).flatMap((kind) => {
    const device = devices[kind];
    return device.status === 'failed' ? [{ kind, problem: device.problem }] : [];
  });
  return (
    <>
      {problems.map(({ kind, problem }) => (
        <Notice
          key={kind}
          action={
            canRetry(problem) && (
              <Button look="quiet" onClick={() => onRetry(kind)}>
                {t('devices.retry')}
              </Button>
            )
          }
        >
          {t(`devices.${kind}Problem.${problem}`)}
        </Notice>
      ))}
      {problems.length > 0 && <p>{t('lobby.listen')}</p>}
    </>
  );
}

/** No further try helps where the origin or the browser is at fault. */
function canRetry(problem: DeviceProblem): boolean {
  return problem !== 'insecure' && problem !== 'unsupported';
}
