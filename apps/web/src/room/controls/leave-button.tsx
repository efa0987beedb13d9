import { PhoneOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './leave-button.module.css';

/** Leaves the call, at once. */
export function LeaveButton({ onLeave }: { onLeave: () => void }): ReactNode {
  const t = useTranslations('room');
  return (
    <Tooltip words={t('leave')}>
      <button type="button" className={styles.leave} aria-label={t('leave')} onClick={onLeave}>
        <PhoneOff aria-hidden size={22} />
      </button>
    </Tooltip>
  );
}
