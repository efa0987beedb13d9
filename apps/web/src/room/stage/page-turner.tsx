import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './page-turner.module.css';

type PageTurnerProps = { page: number; pageCount: number; onTurn: (page: number) => void };

/** Turns the stage's pages (from 0), and says which one is shown. */
export function PageTurner({ page, pageCount, onTurn }: PageTurnerProps): ReactNode {
  const t = useTranslations('stage');
  return (
    <nav className={styles.turner} aria-label={t('pages')}>
      {/* Not disabled at the ends: who turns with the keyboard keeps the focus. */}
      <button
        type="button"
        className={styles.turn}
        aria-label={t('previousPage')}
        aria-disabled={page === 0}
        onClick={() => onTurn(page - 1)}
      >
        <ChevronLeft aria-hidden size={20} />
      </button>
      <span aria-hidden>
        {page + 1} / {pageCount}
      </span>
      <span className="visually-hidden" role="status">
        {t('page', { page: page + 1, pageCount })}
      </span>
      <button
        type="button"
        className={styles.turn}
        aria-label={t('nextPage')}
        aria-disabled={page === pageCount - 1}
        onClick={() => onTurn(page + 1)}
      >
        <ChevronRight aria-hidden size={20} />
      </button>
    </nav>
  );
}
