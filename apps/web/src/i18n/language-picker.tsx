import { Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { localeNames } from './catalogues.ts';
import styles from './language-picker.module.css';
import { locales } from './locale.ts';
import { useLocale } from './use-locale.ts';

/** Switches the page's language, at once and for next time. */
export function LanguagePicker(): ReactNode {
  const t = useTranslations('product');
  const { locale, choose } = useLocale();
  return (
    <label className={styles.picker}>
      <Languages aria-hidden size={18} />
      <span className="visually-hidden">{t('language')}</span>
      <select
        value={locale}
        onChange={(event) => choose(locales.find((each) => each === event.target.value) ?? locale)}
      >
        {locales.map((each) => (
          <option key={each} value={each} lang={each}>
            {localeNames[each]}
          </option>
        ))}
      </select>
    </label>
  );
}
