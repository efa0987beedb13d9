import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { DeviceToggle } from '../../devices/device-toggle.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import { MicrophoneLevel } from './microphone-level.tsx';
import styles from './room-device-toggles.module.css';
import type { DeviceSwitches } from './use-device-switches.ts';
import { useShortcutWords } from './use-shortcut-words.ts';

/**
 * The microphone's and the camera's switch, as the SFU has them: on means a track is published and not muted, nothing
 * else. What hinders a device is said above the bar.
 */
export function RoomDeviceToggles({ switches }: { switches: DeviceSwitches }): ReactNode {
  const t = useTranslations('devices');
  const words = useShortcutWords();
  const { isOn, isBusy, turn } = switches;
  const labels = {
    microphone: isOn.microphone || isBusy.microphone ? t('turnOffMicrophone') : t('turnOnMicrophone'),
    camera: isOn.camera || isBusy.camera ? t('turnOffCamera') : t('turnOnCamera'),
  };
  return (
    <>
      <DeviceTrouble {...switches} />
      {(['microphone', 'camera'] as const).map((kind) => (
        <Tooltip key={kind} words={`${labels[kind]} (${words(kind)})`}>
          <span className={styles.device}>
            <DeviceToggle
              kind={kind}
              isOn={isOn[kind]}
              isBusy={isBusy[kind]}
              onTurn={(wanted) => turn(kind, wanted)}
            />
            {kind === 'microphone' && <MicrophoneLevel isOn={isOn.microphone} />}
          </span>
        </Tooltip>
      ))}
    </>
  );
}

function DeviceTrouble({
  trouble,
  dismissTrouble,
}: Pick<DeviceSwitches, 'trouble' | 'dismissTrouble'>): ReactNode {
  const t = useTranslations();
  if (trouble === null) return null;
  return (
    <div className={styles.trouble}>
      <Notice
        action={
          <Button look="quiet" onClick={dismissTrouble}>
            {t('room.dismiss')}
          </Button>
        }
      >
        {t(`devices.${trouble.kind}Problem.${trouble.problem}`)}
      </Notice>
    </div>
  );
}
