import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { DeviceChoices } from '../devices/device-choices.ts';
import { type DeviceKind, type LocalDevices, trackOf } from '../devices/local-device.ts';
import type { LocalMedia } from '../devices/local-media.ts';
import { rememberDevice } from '../devices/remembered-device.ts';
import { DeviceSettings } from '../settings/device-settings.tsx';
import { PreferenceSwitch } from '../settings/preference-switch.tsx';
import styles from './lobby-device-panel.module.css';

export type LobbyDevicePanelProps = { media: LocalMedia; devices: LocalDevices; choices: DeviceChoices };

/** What one sets before going in. A change opens the device that was changed, and no other. */
export function LobbyDevicePanel({ media, devices, choices }: LobbyDevicePanelProps): ReactNode {
  const t = useTranslations('settings');
  const { microphone } = devices;
  const idOf = (kind: DeviceKind): string | null => trackOf(devices[kind])?.getSettings().deviceId ?? null;
  return (
    <div className={styles.panel}>
      <DeviceSettings
        choices={choices}
        inUse={{ microphone: idOf('microphone'), camera: idOf('camera'), speaker: null }}
        microphone={microphone.status === 'on' ? microphone.track : null}
        onChoose={(kind, deviceId) => {
          if (kind === 'speaker') rememberDevice(kind, deviceId);
          else void media.choose(kind, deviceId);
        }}
      />
      <PreferenceSwitch preference="isDataSaverOn" label={t('dataSaver')} hint={t('dataSaverHint')} />
    </div>
  );
}
