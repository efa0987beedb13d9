import { Pin, PinOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './pin-button.module.css';
import { usePins } from './use-pins.ts';

/** Pins someone's tile, or lets it go. Seen where the tile is pointed at, touched, or reached by keyboard. */
export function PinButton({ identity, name }: { identity: string; name: string }): ReactNode {
  const t = useTranslations('stage');
  const { pinned, togglePin } = usePins();
  const isPinned = pinned.includes(identity);
  const Icon = isPinned ? PinOff : Pin;
  const words = isPinned ? t('unpin', { name }) : t('pin', { name });
  return (
    <Tooltip words={words}>
      <button type="button" className={styles.pin} aria-label={words} onClick={() => togglePin(identity)}>
        <Icon aria-hidden size={18} />
      </button>
    </Tooltip>
  );
}
