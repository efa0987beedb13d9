import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { LanguagePicker } from '../i18n/language-picker.tsx';
import { setPreferences } from '../storage/preferences.ts';
import { usePreferences } from '../storage/use-preferences.ts';
import { canSuppressNoise } from '../voice/can-suppress-noise.ts';
import styles from './preference-settings.module.css';
import { PreferenceSwitch } from './preference-switch.tsx';

const selfViews = {
  auto: 'selfViewAuto',
  tile: 'selfViewTile',
  floating: 'selfViewFloating',
  hidden: 'selfViewHidden',
} as const;

const isSelfView = (value: string): value is keyof typeof selfViews => value in selfViews;

/** What is set for every meeting, on this device: how one sees oneself, what is received and sent, the language. */
export function PreferenceSettings(): ReactNode {
  const t = useTranslations();
  const { selfView } = usePreferences();
  const canSuppress = canSuppressNoise();
  return (
    <section className={styles.section} aria-label={t('settings.preferences')}>
      <label className={styles.row}>
        {t('settings.selfView')}
        <select
          value={selfView}
          onChange={({ target: { value } }) => {
            if (isSelfView(value)) setPreferences({ selfView: value });
          }}
        >
          {Object.entries(selfViews).map(([value, words]) => (
            <option key={value} value={value}>
              {t(`settings.${words}`)}
            </option>
          ))}
        </select>
      </label>
      <PreferenceSwitch
        preference="isDataSaverOn"
        label={t('settings.dataSaver')}
        hint={t('settings.dataSaverHint')}
      />
      <PreferenceSwitch
        preference="isNoiseSuppressionOn"
        label={t('settings.noiseSuppression')}
        hint={t(canSuppress ? 'settings.noiseSuppressionHint' : 'settings.noiseSuppressionMissing')}
        isDisabled={!canSuppress}
      />
      <div className={styles.row}>
        <span aria-hidden>{t('product.language')}</span>
        <LanguagePicker />
      </div>
    </section>
  );
}
