import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useAudioLevel } from '../devices/use-audio-level.ts';
import styles from './open-device.module.css';

type OpenDeviceProps = { kind: 'microphone' | 'camera'; track: MediaStreamTrack };

/** The device under test as it is now: how loud, or the picture. */
export function OpenDevice({ kind, track }: OpenDeviceProps): ReactNode {
  return kind === 'microphone' ? <Meter track={track} /> : <Picture track={track} />;
}

function Meter({ track }: { track: MediaStreamTrack }): ReactNode {
  const t = useTranslations('check');
  const meter = useRef<HTMLDivElement>(null);
  useAudioLevel(meter, track);
  return (
    <>
      <p>{t('sayFirst')}</p>
      <div ref={meter} className={styles.meter} data-testid="check-meter" aria-hidden>
        <span />
      </div>
    </>
  );
}

function Picture({ track }: { track: MediaStreamTrack }): ReactNode {
  const t = useTranslations('lobby');
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.srcObject = new MediaStream([track]);
    return () => {
      element.srcObject = null;
    };
  }, [track]);
  return (
    <video ref={video} className={styles.picture} aria-label={t('preview')} autoPlay muted playsInline />
  );
}
