import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { KindChoices } from '../devices/device-choices.ts';
import { DeviceToggle } from '../devices/device-toggle.tsx';
import { type DeviceKind, type LocalDevices, trackOf } from '../devices/local-device.ts';
import { MirroredVideo } from '../devices/mirrored-video.tsx';
import { FlipCameraButton } from '../settings/flip-camera-button.tsx';
import styles from './camera-preview.module.css';
import { MicrophoneMeter } from './microphone-meter.tsx';

type CameraPreviewProps = {
  devices: LocalDevices;
  cameras: KindChoices;
  onTurn: (kind: DeviceKind, isOn: boolean) => void;
  onFlip: (deviceId: string) => void;
};

/** What others will see of oneself, mirrored as in a mirror, with the switches on it. */
export function CameraPreview({ devices, cameras, onTurn, onFlip }: CameraPreviewProps): ReactNode {
  const t = useTranslations('lobby');
  const { camera, microphone } = devices;
  return (
    <div className={styles.preview} data-status={camera.status}>
      {camera.status === 'on' ? (
        <MirroredVideo track={camera.track} label={t('preview')} className={styles.video} />
      ) : (
        <p className={styles.words}>{camera.status === 'waiting' ? t('cameraWaiting') : t('cameraOff')}</p>
      )}
      <MicrophoneMeter track={microphone.status === 'on' ? trackOf(microphone) : null} />
      <div className={styles.switches}>
        {(['microphone', 'camera'] as const).map((kind) => (
          <DeviceToggle
            key={kind}
            kind={kind}
            isOn={devices[kind].status === 'on'}
            isBusy={devices[kind].status === 'waiting'}
            onTurn={(isOn) => onTurn(kind, isOn)}
          />
        ))}
        {camera.status === 'on' && (
          <FlipCameraButton
            choices={cameras}
            cameraId={camera.track.getSettings().deviceId ?? null}
            onFlip={onFlip}
          />
        )}
      </div>
    </div>
  );
}
