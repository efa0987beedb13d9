import { type ReactNode, useRef } from 'react';
import { useAudioLevel } from '../devices/use-audio-level.ts';
import styles from './level-bar.module.css';

/** A bar that follows one's voice; empty while the microphone is off. For the eye only. */
export function LevelBar({ track }: { track: MediaStreamTrack | null }): ReactNode {
  const bar = useRef<HTMLDivElement>(null);
  useAudioLevel(bar, track);
  return <div ref={bar} className={styles.bar} data-testid="level-bar" aria-hidden />;
}
