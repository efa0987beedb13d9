import { useAudioPlayback } from '@livekit/components-react';
import { Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import styles from './banner.module.css';

/** When the browser holds the sound back: one button that starts it. */
export function SoundBanner(): ReactNode {
  const t = useTranslations('room');
  const { canPlayAudio, startAudio } = useAudioPlayback();
  if (canPlayAudio) return null;
  return (
    <div className={styles.banner} role="alert">
      <Volume2 size={18} aria-hidden />
      <span className={styles.words}>{t('soundBlocked')}</span>
      <Button look="primary" onClick={() => void startAudio()}>
        {t('startSound')}
      </Button>
    </div>
  );
}
