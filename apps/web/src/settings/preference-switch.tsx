import type { ReactNode } from 'react';
import { setPreferences } from '../storage/preferences.ts';
import { usePreferences } from '../storage/use-preferences.ts';
import styles from './preference-switch.module.css';

type PreferenceSwitchProps = {
  preference: 'isDataSaverOn' | 'isNoiseSuppressionOn';
  label: string;
  /** What it does, in a sentence. */
  hint: string;
};

/** Switches one thing the person has set, at once and for the next time. */
export function PreferenceSwitch({ preference, label, hint }: PreferenceSwitchProps): ReactNode {
  const isOn = usePreferences()[preference];
  return (
    <label className={styles.row}>
      <span className={styles.words}>
        <span className={styles.label}>{label}</span>
        <span className={styles.hint}>{hint}</span>
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        className={styles.switch}
        aria-label={label}
        aria-description={hint}
        checked={isOn}
        onChange={(event) => setPreferences({ [preference]: event.target.checked })}
      />
    </label>
  );
}
