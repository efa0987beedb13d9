import { ChevronDown, SlidersHorizontal } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { LobbyDevicePanelProps } from './lobby-device-panel.tsx';
import styles from './lobby-devices.module.css';

/** Loaded when it is opened: most people never do. */
const LobbyDevicePanel = lazy(() =>
  import('./lobby-device-panel.tsx').then(({ LobbyDevicePanel }) => ({ default: LobbyDevicePanel })),
);

/** The pickers and the speaker's test, folded away until someone wants them. */
export function LobbyDevices(props: LobbyDevicePanelProps): ReactNode {
  const t = useTranslations('settings');
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.devices}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        <SlidersHorizontal aria-hidden size={18} />
        {t('devices')}
        <ChevronDown aria-hidden size={18} className={styles.arrow} />
      </button>
      <div id={id} hidden={!isOpen}>
        <Suspense>{isOpen && <LobbyDevicePanel {...props} />}</Suspense>
      </div>
    </div>
  );
}
