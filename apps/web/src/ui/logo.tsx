import type { ReactNode } from 'react';
import styles from './logo.module.css';

/** The mark and the name. */
export function Logo(): ReactNode {
  return (
    <span className={styles.logo}>
      <svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <rect width="32" height="32" rx="9" className={styles.ground} />
        <circle cx="12.5" cy="16" r="5.5" className={styles.person} />
        <path d="M20 10.5a8 8 0 0 1 0 11" className={styles.near} />
        <path d="M23.6 7.6a12.4 12.4 0 0 1 0 16.8" className={styles.far} />
      </svg>
      LiveMeet
    </span>
  );
}
