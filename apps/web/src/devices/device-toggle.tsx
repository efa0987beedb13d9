import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import styles from './device-toggle.module.css';
import type { DeviceKind } from './local-device.ts';

const icons = {
  microphone: { on: Mic, off: MicOff },
  camera: { on: Video, off: VideoOff },
} as const;

const labels = {
  microphone: { on: 'turnOffMicrophone', off: 'turnOnMicrophone' },
  camera: { on: 'turnOffCamera', off: 'turnOnCamera' },
} as const;

type DeviceToggleProps = {
  kind: DeviceKind;
  isOn: boolean;
  /** On its way on: neither on nor off is true yet. */
  isBusy: boolean;
  onTurn: (isOn: boolean) => void;
};

/** The round switch of a microphone or camera: red when off. It says what pressing it will do. */
export function DeviceToggle({ kind, isOn, isBusy, onTurn }: DeviceToggleProps): ReactNode {
  const t = useTranslations('devices');
  const state = isOn || isBusy ? 'on' : 'off';
  const Icon = icons[kind][state];
  return (
    <button
      type="button"
      className={styles.toggle}
      data-device={kind}
      data-state={isBusy ? 'busy' : state}
      aria-label={t(labels[kind][state])}
      aria-busy={isBusy}
      onClick={() => onTurn(state === 'off')}
    >
      <Icon aria-hidden size={22} />
    </button>
  );
}
