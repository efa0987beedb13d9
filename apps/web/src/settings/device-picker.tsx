import { Mic, Video, Volume2 } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import type { ChoosableKind, KindChoices } from '../devices/device-choices.ts';
import styles from './device-picker.module.css';

const icons = { microphone: Mic, camera: Video, speaker: Volume2 } as const;

type DevicePickerProps = {
  kind: ChoosableKind;
  choices: KindChoices;
  /** The chosen device; null is the system's choice. */
  chosenId: string | null;
  onChoose: (deviceId: string | null) => void;
  /** What belongs to the kind: a meter, a test. */
  children?: ReactNode;
};

/** Chooses a microphone, a camera or a speaker; the first choice is to leave it to the system. */
export function DevicePicker({
  kind,
  choices: { devices, systemId, isHidden },
  chosenId,
  onChoose,
  children,
}: DevicePickerProps): ReactNode {
  const t = useTranslations('settings');
  const id = useId();
  const Icon = icons[kind];
  const names = devices.map(({ label }, index) => label ?? `${t(kind)} ${index + 1}`);
  const systemName = names[devices.findIndex((each) => each.id === systemId)];
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t(kind)}</label>
      <span className={styles.picker}>
        <Icon aria-hidden size={18} />
        <select
          id={id}
          value={chosenId ?? ''}
          disabled={devices.length === 0}
          onChange={(event) => onChoose(event.target.value || null)}
        >
          {devices.length === 0 ? (
            <option value="">{t(isHidden ? 'notAllowed' : 'notFound')}</option>
          ) : (
            <option value="">
              {systemName === undefined ? t('systemChoice') : t('systemChoiceIs', { device: systemName })}
            </option>
          )}
          {devices.map((device, index) => (
            <option key={device.id} value={device.id}>
              {names[index]}
            </option>
          ))}
        </select>
      </span>
      {children}
    </div>
  );
}
