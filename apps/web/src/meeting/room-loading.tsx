import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './room-loading.module.css';

/** The dark stage before the room's code is here; seldom seen, for the lobby fetches it ahead. */
export function RoomLoading(): ReactNode {
  const t = useTranslations('room');
  return (
    <main className={styles.loading} data-theme="room">
      <p role="status">{t('loading')}</p>
    </main>
  );
}
