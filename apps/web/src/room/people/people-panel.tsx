import type { RoomName } from '@livemeet/shared-types';
import type { Participant } from 'livekit-client';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { SidePanel } from '../../ui/side-panel.tsx';
import { CopyLink } from '../copy-link.tsx';
import styles from './people-panel.module.css';
import { PersonRow } from './person-row.tsx';

type PeoplePanelProps = {
  people: Participant[];
  roomName: RoomName;
  onClose: () => void;
  finalFocus: () => HTMLElement | null;
};

/** Everyone by name, how they are heard, and the link for who is missing. */
export function PeoplePanel({ people, roomName, ...rest }: PeoplePanelProps): ReactNode {
  const t = useTranslations();
  return (
    <SidePanel {...rest} title={`${t('controls.people')} (${people.length})`}>
      <ul className={styles.list}>
        {people.map((participant) => (
          <PersonRow key={participant.identity} participant={participant} />
        ))}
      </ul>
      <section className={styles.invite}>
        <h3>{t('room.invite')}</h3>
        <p>{t('room.inviteHint')}</p>
        <CopyLink roomName={roomName} />
      </section>
    </SidePanel>
  );
}
