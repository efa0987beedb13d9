import { normalizeParticipantName, participantNameProblem } from '@livemeet/shared-types';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { recall, remember } from '../storage/remembered.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './join-form.module.css';

type JoinFormProps = { isJoining: boolean; onJoin: (participantName: string) => void; onCancel: () => void };

/** The name, remembered on this device, and the way in. */
export function JoinForm({ isJoining, onJoin, onCancel }: JoinFormProps): ReactNode {
  const t = useTranslations('lobby');
  const [name, setName] = useState(() => recall('livemeet.name') ?? '');
  const [problem, setProblem] = useState<'too-short' | 'too-long' | null>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const participantName = normalizeParticipantName(name);
    const found = participantNameProblem(participantName);
    setProblem(found);
    if (found !== null || isJoining) return;
    remember('livemeet.name', participantName);
    onJoin(participantName);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextField
        label={t('nameLabel')}
        placeholder={t('namePlaceholder')}
        value={name}
        onChange={(event) => {
          setName(event.target.value);
          setProblem(null);
        }}
        error={problem && t(problem === 'too-short' ? 'nameTooShort' : 'nameTooLong')}
        autoComplete="name"
        enterKeyHint="go"
        maxLength={200}
      />
      <div className={styles.actions}>
        <Button type="submit" look="primary" className={styles.join} disabled={isJoining}>
          {isJoining ? t('joining') : t('join')}
        </Button>
        {isJoining && (
          <Button look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
