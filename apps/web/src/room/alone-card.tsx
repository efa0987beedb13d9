import type { RoomName } from '@livemeet/shared-types';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './alone-card.module.css';
import { CopyLink } from './copy-link.tsx';

/** For who is the only one here: the link to send. */
export function AloneCard({ roomName }: { roomName: RoomName }): ReactNode {
  const t = useTranslations('room');
  return (
    <aside className={styles.card} aria-label={t('alone')}>
      <h2>{t('alone')}</h2>
      <p>{t('aloneHint')}</p>
      <CopyLink roomName={roomName} />
    </aside>
  );
}
