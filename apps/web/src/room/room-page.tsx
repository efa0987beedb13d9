import { RoomAudioRenderer, RoomContext } from '@livekit/components-react';
import type { Room } from 'livekit-client';
import { type ReactNode, useCallback } from 'react';
import { useTranslations } from 'use-intl';
import type { Call } from '../call/call.ts';
import type { Connection, RejoinHindrance } from '../call/call-state.ts';
import { TooltipArea } from '../ui/tooltip.tsx';
import { useDocumentTitle } from '../ui/use-document-title.ts';
import { AloneCard } from './alone-card.tsx';
import { AloneCountdown } from './alone-countdown.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ControlBar } from './controls/control-bar.tsx';
import styles from './room-page.module.css';
import { SoundBanner } from './sound-banner.tsx';
import { Stage } from './stage/stage.tsx';
import { usePeople } from './use-people.ts';

type RoomPageProps = {
  call: Call;
  room: Room;
  connection: Connection;
  hindrance: RejoinHindrance | null;
  isPublishing: boolean;
};

/** The meeting itself: everyone on a dark stage, the controls below. */
export function RoomPage({ room, ...rest }: RoomPageProps): ReactNode {
  return (
    <RoomContext value={room}>
      <TooltipArea>
        <Meeting {...rest} />
      </TooltipArea>
      <RoomAudioRenderer />
    </RoomContext>
  );
}

function Meeting({ call, connection, hindrance, isPublishing }: Omit<RoomPageProps, 'room'>): ReactNode {
  const t = useTranslations();
  const people = usePeople();
  // Cut off from the others one knows nothing about them.
  const isAlone = people.length === 1 && connection === 'connected';
  const leaveAlone = useCallback(() => call.leave('left-alone'), [call]);
  useDocumentTitle(t('lobby.documentTitle', { roomName: call.roomName }));
  return (
    <div className={styles.room} data-theme="room">
      <main className={styles.main}>
        <h1 className="visually-hidden">{call.roomName}</h1>
        <Stage people={people} />
        <div className={styles.over}>
          <ConnectionBanner connection={connection} hindrance={hindrance} />
          <SoundBanner />
        </div>
        {isAlone && <AloneCard roomName={call.roomName} />}
      </main>
      <ControlBar call={call} participantCount={people.length} isPublishing={isPublishing} />
      <AloneCountdown isAlone={isAlone} onOver={leaveAlone} />
    </div>
  );
}
