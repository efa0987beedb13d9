import { type ReactNode, useRef } from 'react';
import { useAudioLevel } from '../devices/use-audio-level.ts';
import styles from './microphone-meter.module.css';

/** Five bars that move with one's voice; still while the microphone is off. For the eye only. */
export function MicrophoneMeter({ track }: { track: MediaStreamTrack | null }): ReactNode {
  const meter = useRef<HTMLDivElement>(null);
  useAudioLevel(meter, track);
  return (
    <div ref={meter} className={styles.meter} data-testid="microphone-meter" aria-hidden>
      {[0.5, 0.8, 1, 0.8, 0.5].map((weight, index) => (
        <span key={index} style={{ '--weight': weight } as React.CSSProperties} />
      ))}
    </div>
  );
}
