import { Link2, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Call } from '../../call/call.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { CopyLink } from '../copy-link.tsx';
import { Clock } from './clock.tsx';
import styles from './control-bar.module.css';
import { LeaveButton } from './leave-button.tsx';
import { RoomDeviceToggles } from './room-device-toggles.tsx';

type ControlBarProps = { call: Call; participantCount: number; isPublishing: boolean };

/** The bar below the stage: where and when one is, the switches in the middle, who else is here. */
export function ControlBar({ call, participantCount, isPublishing }: ControlBarProps): ReactNode {
  const t = useTranslations('room');
  return (
    <footer className={styles.bar}>
      <p className={styles.where}>
        <Clock />
        <span className={styles.roomName}>{call.roomName}</span>
      </p>
      <fieldset className={styles.controls} aria-label={t('controls')}>
        <RoomDeviceToggles call={call} isPublishing={isPublishing} />
        <LeaveButton onLeave={() => call.leave()} />
      </fieldset>
      <div className={styles.people}>
        <span className={styles.count} role="status">
          <Users aria-hidden size={18} />
          <span aria-hidden>{participantCount}</span>
          <span className="visually-hidden">{t('participants', { count: participantCount })}</span>
        </span>
        <Dialog
          title={t('invite')}
          trigger={
            <button type="button" className={styles.invite}>
              <Link2 aria-hidden size={18} />
              <span>{t('invite')}</span>
            </button>
          }
        >
          <p>{t('inviteHint')}</p>
          <CopyLink roomName={call.roomName} />
        </Dialog>
      </div>
    </footer>
  );
}
