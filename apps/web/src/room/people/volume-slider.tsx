import { Volume, Volume1, Volume2, VolumeX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { getPreferences, setPreferences } from '../../storage/preferences.ts';
import { usePreferences } from '../../storage/use-preferences.ts';
import styles from './volume-slider.module.css';
import { volumeOf, withVolume } from './volumes.ts';

/** How loud one person is on this device, remembered by their name. */
export function VolumeSlider({ name }: { name: string }): ReactNode {
  const t = useTranslations('people');
  const percent = Math.round(volumeOf(usePreferences().volumes, name) * 100);
  const Icon = percent === 0 ? VolumeX : percent < 34 ? Volume : percent < 67 ? Volume1 : Volume2;
  return (
    <label className={styles.volume}>
      <Icon aria-hidden size={18} />
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={percent}
        aria-label={t('volume', { name })}
        aria-valuetext={`${percent} %`}
        onChange={({ target }) =>
          setPreferences({ volumes: withVolume(getPreferences().volumes, name, target.valueAsNumber / 100) })
        }
      />
    </label>
  );
}
