import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Call } from '../call/call.ts';
import { useCall } from '../call/use-call.ts';
import type { ChoosableKind } from '../devices/device-choices.ts';
import type { DeviceProblem } from '../devices/device-problem.ts';
import { useDeviceChoices } from '../devices/use-device-choices.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { DeviceSettings } from './device-settings.tsx';
import { FlipCameraButton } from './flip-camera-button.tsx';
import { PreferenceSettings } from './preference-settings.tsx';
import styles from './settings-dialog.module.css';
import { useRoomDevices } from './use-room-devices.ts';

type SettingsDialogProps = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void; call: Call };

/** Everything one can set during a call. The call goes on, seen and heard, while it is open. */
export function SettingsDialog({ isOpen, onOpenChange, call }: SettingsDialogProps): ReactNode {
  const t = useTranslations('settings');
  return (
    <Dialog title={t('title')} look="wide" isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className={styles.body}>
        <RoomDeviceSettings call={call} />
        <PreferenceSettings />
      </div>
    </Dialog>
  );
}

function RoomDeviceSettings({ call }: { call: Call }): ReactNode {
  const t = useTranslations();
  useCall(call); // the room may be another one after a reconnect
  const { inUse, microphone } = useRoomDevices(call.room);
  const choices = useDeviceChoices(microphone);
  const [trouble, setTrouble] = useState<{ kind: ChoosableKind; problem: DeviceProblem } | null>(null);

  const choose = async (kind: ChoosableKind, deviceId: string | null): Promise<void> => {
    setTrouble(null);
    const problem = await call.choose(kind, deviceId);
    setTrouble(problem && { kind, problem });
  };

  return (
    <section className={styles.section} aria-label={t('settings.devices')}>
      {trouble !== null && (
        <Notice>
          {trouble.kind === 'speaker'
            ? t('settings.speakerProblem')
            : t(`devices.${trouble.kind}Problem.${trouble.problem}`)}
        </Notice>
      )}
      <DeviceSettings
        choices={choices}
        inUse={inUse}
        microphone={microphone}
        onChoose={(kind, deviceId) => void choose(kind, deviceId)}
      />
      <FlipCameraButton
        choices={choices.camera}
        cameraId={inUse.camera}
        onFlip={(deviceId) => void choose('camera', deviceId)}
      />
    </section>
  );
}
