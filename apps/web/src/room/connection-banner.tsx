import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './banner.module.css';

/** Says that the connection is interrupted, for as long as it is. The region itself stays, so that it is read out. */
export function ConnectionBanner({ connection }: { connection: 'connected' | 'reconnecting' }): ReactNode {
  const t = useTranslations('room');
  return (
    <div role="status">
      {connection === 'reconnecting' && (
        <p className={styles.banner}>
          <LoaderCircle className={styles.turning} size={18} aria-hidden />
          {t('reconnecting')}
        </p>
      )}
    </div>
  );
}
