import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button.tsx';
import styles from './speaker-question.module.css';

type SpeakerQuestionProps = { onPlay: () => void; onAnswer: (isHeard: boolean) => void };

/** Only a person knows whether something was heard. */
export function SpeakerQuestion({ onPlay, onAnswer }: SpeakerQuestionProps): ReactNode {
  const t = useTranslations('check');
  return (
    <fieldset className={styles.question}>
      <legend>{t('question')}</legend>
      <Button onClick={() => onAnswer(true)}>{t('heard')}</Button>
      <Button onClick={() => onAnswer(false)}>{t('notHeard')}</Button>
      <Button look="quiet" onClick={onPlay}>
        {t('playAgain')}
      </Button>
    </fieldset>
  );
}
