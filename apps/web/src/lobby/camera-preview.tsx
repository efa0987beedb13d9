import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { DeviceToggle } from '../devices/device-toggle.tsx';
import { type DeviceKind, type LocalDevices, trackOf } from '../devices/local-device.ts';
import styles from './camera-preview.module.css';
import { MicrophoneMeter } from './microphone-meter.tsx';

type CameraPreviewProps = {
  devices: LocalDevices;
  onTurn: (kind: DeviceKind, isOn: boolean) => void;
};

/** What others will see of oneself, mirrored as in a mirror, with the switches on it. */
export function CameraPreview({ devices, onTurn }: CameraPreviewProps): ReactNode {
  const t = useTranslations('lobby');
  const { camera, microphone } = devices;
  return (
    <div className={styles.preview}>
      {camera.status === 'on' ? (
        <MirroredVideo track={camera.track} label={t('preview')} />
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
      </div>
    </div>
  );
}

function MirroredVideo({ track, label }: { track: MediaStreamTrack; label: string }): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = new MediaStream([track]);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  return <video ref={video} className={styles.video} aria-label={label} autoPlay muted playsInline />;
}
