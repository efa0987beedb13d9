import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Link } from 'wouter';
import { LanguagePicker } from '../i18n/language-picker.tsx';
import { Logo } from './logo.tsx';
import styles from './page-frame.module.css';

/** What every page but the room stands in: the logo, which leads home, and the language. */
export function PageFrame({ children }: { children: ReactNode }): ReactNode {
  const t = useTranslations('product');
  return (
    <div className={styles.frame}>
      <header className={styles.header}>
        <Link href="/" className={styles.home} aria-label={t('name')}>
          <Logo />
        </Link>
        <LanguagePicker />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
