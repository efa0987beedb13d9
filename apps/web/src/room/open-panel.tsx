import type { RoomName } from '@livemeet/shared-types';
import type { Participant } from 'livekit-client';
import type { ReactNode, RefObject } from 'react';
import { PeoplePanel } from './people/people-panel.tsx';
import { StatisticsPanel } from './statistics/statistics-panel.tsx';

/** What can be open beside the stage; one at a time. */
export type Panel = 'people' | 'statistics';

/** The bar's buttons that open a panel. A small window has only `more`. */
export type PanelButtons = Record<'people' | 'more', RefObject<HTMLButtonElement | null>>;

type OpenPanelProps = {
  panel: Panel | null;
  people: Participant[];
  roomName: RoomName;
  /** Which of them gets the focus back. */
  buttons: PanelButtons;
  onClose: () => void;
};

/** The panel that is open, if one is. */
export function OpenPanel({ panel, people, roomName, buttons, onClose }: OpenPanelProps): ReactNode {
  const { more } = buttons;
  switch (panel) {
    case 'people':
      return (
        <PeoplePanel
          people={people}
          roomName={roomName}
          onClose={onClose}
          finalFocus={() => buttons.people.current ?? more.current}
        />
      );
    case 'statistics':
      return <StatisticsPanel onClose={onClose} finalFocus={() => more.current} />;
    case null:
      return null;
  }
}
