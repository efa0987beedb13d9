import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Call } from '../../call/call.ts';
import type { DeviceProblem } from '../../devices/device-problem.ts';
import { DeviceToggle } from '../../devices/device-toggle.tsx';
import type { DeviceKind } from '../../devices/local-device.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDevicesOn } from '../use-devices-on.ts';
import styles from './room-device-toggles.module.css';

type RoomDeviceTogglesProps = { call: Call; isPublishing: boolean };

/**
 * The microphone's and the camera's switch, as the SFU has them: on means a track is published and not muted, nothing
 * else. What hinders a device is said above the bar.
 */
export function RoomDeviceToggles({ call, isPublishing }: RoomDeviceTogglesProps): ReactNode {
  const isOn = useDevicesOn(call);
  const [turning, setTurning] = useState<DeviceKind | null>(null);
  const [trouble, setTrouble] = useState<{ kind: DeviceKind; problem: DeviceProblem } | null>(null);

  const turn = async (kind: DeviceKind, wanted: boolean): Promise<void> => {
    if (isPublishing || turning !== null) return; // the answer to the last press is still on its way
    setTurning(kind);
    const problem = await call.turn(kind, wanted);
    setTrouble(problem && { kind, problem });
    setTurning(null);
  };

  return (
    <>
      {trouble !== null && <DeviceTrouble {...trouble} onDismiss={() => setTrouble(null)} />}
      {(['microphone', 'camera'] as const).map((kind) => (
        <DeviceToggle
          key={kind}
          kind={kind}
          isOn={isOn[kind]}
          isBusy={turning === kind || (isPublishing && !isOn[kind])}
          onTurn={(wanted) => void turn(kind, wanted)}
        />
      ))}
    </>
  );
}

type DeviceTroubleProps = { kind: DeviceKind; problem: DeviceProblem; onDismiss: () => void };

function DeviceTrouble({ kind, problem, onDismiss }: DeviceTroubleProps): ReactNode {
  const t = useTranslations();
  return (
    <div className={styles.trouble}>
      <Notice
        action={
          <Button look="quiet" onClick={onDismiss}>
            {t('room.dismiss')}
          </Button>
        }
      >
        {t(`devices.${kind}Problem.${problem}`)}
      </Notice>
    </div>
  );
}
