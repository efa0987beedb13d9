import type { RoomName } from '@livemeet/shared-types';
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { meetingLink } from '../routes.ts';
import { Button } from '../ui/button.tsx';
import styles from './copy-link.module.css';
import { copyText } from './copy-text.ts';

/** How long the button says that it worked, in milliseconds. */
const confirmationMilliseconds = 2500;

/** The meeting's link, to read and to copy. */
export function CopyLink({ roomName }: { roomName: RoomName }): ReactNode {
  const t = useTranslations('room');
  const [isCopied, setIsCopied] = useState(false);
  const link = meetingLink(location.origin, roomName);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), confirmationMilliseconds);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return (
    <div className={styles.link}>
      <output className={styles.address}>{link}</output>
      {/* Where the browser refuses the clipboard the link stands beside the button, to be copied by hand. */}
      <Button look="primary" onClick={() => void copyText(link).then(setIsCopied)}>
        {isCopied ? <Check aria-hidden size={18} /> : <Copy aria-hidden size={18} />}
        <span aria-live="polite">{isCopied ? t('linkCopied') : t('copyLink')}</span>
      </Button>
    </div>
  );
}
