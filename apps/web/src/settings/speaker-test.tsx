import { Volume2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { playTestSound } from '../devices/play-test-sound.ts';
import styles from './speaker-test.module.css';

/** Plays a short sound through a speaker (null: the system's choice), and says what to do when it was not heard. */
export function SpeakerTest({ speakerId }: { speakerId: string | null }): ReactNode {
  const t = useTranslations('settings');
  const [state, setState] = useState<'idle' | 'playing' | 'played' | 'failed'>('idle');
  const playing = useRef<AbortController | null>(null);
  useEffect(() => () => playing.current?.abort(), []);

  const play = async (): Promise<void> => {
    playing.current?.abort();
    const attempt = new AbortController();
    playing.current = attempt;
    setState('playing');
    const isPlayed = await playTestSound(speakerId, attempt.signal);
    if (!attempt.signal.aborted) setState(isPlayed ? 'played' : 'failed');
  };

  return (
    <div className={styles.test}>
      <button
        type="button"
        className={styles.play}
        data-playing={state === 'playing'}
        onClick={() => void play()}
      >
        <Volume2 aria-hidden size={18} />
        {t('testSpeaker')}
        <span className={styles.waves} aria-hidden>
          <i />
          <i />
          <i />
        </span>
      </button>
      <p className={styles.hint} role="status">
        {state === 'playing' && <span className="visually-hidden">{t('testPlaying')}</span>}
        {state === 'played' && t('testPlayed')}
        {state === 'failed' && t('testFailed')}
      </p>
    </div>
  );
}
