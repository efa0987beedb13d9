import { type ReactNode, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { MirroredVideo } from '../devices/mirrored-video.tsx';
import { useAudioLevel } from '../devices/use-audio-level.ts';
import styles from './open-device.module.css';

type OpenDeviceProps = { kind: 'microphone' | 'camera'; track: MediaStreamTrack };

/** The device under test as it is now: how loud, or the picture. */
export function OpenDevice({ kind, track }: OpenDeviceProps): ReactNode {
  const t = useTranslations('lobby');
  if (kind === 'microphone') return <Meter track={track} />;
  return <MirroredVideo track={track} label={t('preview')} className={styles.picture} />;
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
