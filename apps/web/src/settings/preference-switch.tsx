import type { ReactNode } from 'react';
import { setPreferences } from '../storage/preferences.ts';
import { usePreferences } from '../storage/use-preferences.ts';
import styles from './preference-switch.module.css';

type PreferenceSwitchProps = {
  preference: 'isDataSaverOn' | 'isNoiseSuppressionOn';
  label: string;
  /** What it does, in a sentence; of one that cannot be switched, why not. */
  hint: string;
  isDisabled?: boolean;
};

/** Switches one thing the person has set, at once and for the next time. */
export function PreferenceSwitch({
  preference,
  label,
  hint,
  isDisabled = false,
}: PreferenceSwitchProps): ReactNode {
  const isOn = usePreferences()[preference] && !isDisabled;
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
        disabled={isDisabled}
        onChange={(event) => setPreferences({ [preference]: event.target.checked })}
      />
    </label>
  );
}
