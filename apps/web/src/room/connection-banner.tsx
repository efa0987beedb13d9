import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Connection, RejoinHindrance } from '../call/call-state.ts';
import styles from './banner.module.css';

const hindranceWords = {
  offline: 'offline',
  'room-full': 'roomFull',
  'rate-limited': 'rateLimited',
} as const satisfies Record<RejoinHindrance, string>;

type ConnectionBannerProps = { connection: Connection; hindrance: RejoinHindrance | null };

/**
 * Says how things stand for as long as the connection is not as it should be: what one sends may not arrive. The region
 * itself stays, so that it is read out.
 */
export function ConnectionBanner({ connection, hindrance }: ConnectionBannerProps): ReactNode {
  const t = useTranslations('connection');
  return (
    <div role="status">
      {connection !== 'connected' && (
        <p className={styles.banner}>
          <LoaderCircle className={styles.turning} size={18} aria-hidden />
          <span className={styles.words}>
            {t(hindrance === null ? connection : hindranceWords[hindrance])}
          </span>
        </p>
      )}
    </div>
  );
}
