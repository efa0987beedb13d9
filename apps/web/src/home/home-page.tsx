import { Plus } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Link, useLocation } from 'wouter';
import { pathTo } from '../routes.ts';
import { Button } from '../ui/button.tsx';
import { PageFrame } from '../ui/page-frame.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useDocumentTitle } from '../ui/use-document-title.ts';
import styles from './home-page.module.css';
import { MeetingIllustration } from './meeting-illustration.tsx';
import { makeRoomCode, parseRoomCode } from './room-code.ts';

/** Start a meeting or enter one; nothing else to learn. */
export function HomePage(): ReactNode {
  const t = useTranslations('home');
  const tCheck = useTranslations('check');
  const [, navigate] = useLocation();
  useDocumentTitle('LiveMeet');
  return (
    <PageFrame>
      <div className={styles.page}>
        <section className={styles.start}>
          <h1>{t('title')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
          <div className={styles.actions}>
            <Button
              look="primary"
              onClick={() => navigate(pathTo.meeting(makeRoomCode((bytes) => crypto.getRandomValues(bytes))))}
            >
              <Plus aria-hidden size={20} />
              {t('newMeeting')}
            </Button>
            <CodeForm onRoom={(roomName) => navigate(pathTo.meeting(roomName))} />
          </div>
          <ul className={styles.notes}>
            <li>{t('noteLink')}</li>
            <li>{t('noteMedia')}</li>
            <li>
              <Link href={pathTo.check()}>{tCheck('link')}</Link>
            </li>
          </ul>
        </section>
        <MeetingIllustration />
      </div>
    </PageFrame>
  );
}

function CodeForm({ onRoom }: { onRoom: (roomName: string) => void }): ReactNode {
  const t = useTranslations('home');
  const [code, setCode] = useState('');
  const [error, setError] = useState<'codeMissing' | 'codeInvalid' | null>(null);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const roomName = parseRoomCode(code);
    if (roomName !== null) onRoom(roomName);
    else setError(code.trim() === '' ? 'codeMissing' : 'codeInvalid');
  };

  return (
    <form className={styles.code} onSubmit={submit} noValidate>
      <TextField
        label={t('codeLabel')}
        placeholder={t('codePlaceholder')}
        value={code}
        onChange={(event) => {
          setCode(event.target.value);
          setError(null);
        }}
        error={error && t(error)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="go"
      />
      <Button type="submit">{t('join')}</Button>
    </form>
  );
}
