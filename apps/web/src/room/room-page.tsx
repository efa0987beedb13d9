import { RoomAudioRenderer, RoomContext } from '@livekit/components-react';
import type { Room } from 'livekit-client';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Call } from '../call/call.ts';
import type { Connection, RejoinHindrance } from '../call/call-state.ts';
import { DeviceWatch } from '../settings/device-watch.tsx';
import { TooltipArea } from '../ui/tooltip.tsx';
import { useDocumentTitle } from '../ui/use-document-title.ts';
import { AloneCard } from './alone-card.tsx';
import { AloneCountdown } from './alone-countdown.tsx';
import { Announcer } from './announcer.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { ControlBar } from './controls/control-bar.tsx';
import { DataSaverBanner } from './data-saver-banner.tsx';
import { MicrophoneNotices } from './microphone-notices.tsx';
import { OpenPanel, type Panel } from './open-panel.tsx';
import styles from './room-page.module.css';
import { SoundBanner } from './sound-banner.tsx';
import { Pins } from './stage/pins.ts';
import { Stage } from './stage/stage.tsx';
import { PinsContext } from './stage/use-pins.ts';
import { usePeople } from './use-people.ts';
import { useVolumes } from './use-volumes.ts';

type RoomPageProps = {
  call: Call;
  room: Room;
  connection: Connection;
  hindrance: RejoinHindrance | null;
  isPublishing: boolean;
};

/** The meeting itself: everyone on a dark stage, the controls below. */
export function RoomPage({ room, ...rest }: RoomPageProps): ReactNode {
  const [pins] = useState(() => new Pins());
  return (
    <RoomContext value={room}>
      <PinsContext value={pins}>
        <TooltipArea>
          <Meeting {...rest} />
          <DeviceWatch room={room} />
        </TooltipArea>
      </PinsContext>
      <RoomAudioRenderer />
    </RoomContext>
  );
}

function Meeting({ call, connection, hindrance, isPublishing }: Omit<RoomPageProps, 'room'>): ReactNode {
  const t = useTranslations();
  const people = usePeople();
  const [panel, setPanel] = useState<Panel | null>(null);
  const buttons = { people: useRef<HTMLButtonElement>(null), more: useRef<HTMLButtonElement>(null) };
  useVolumes();
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
          <DataSaverBanner call={call} people={people} />
        </div>
        {isAlone && panel !== 'people' && <AloneCard roomName={call.roomName} />}
        <MicrophoneNotices call={call} isConnected={connection === 'connected'} />
      </main>
      <OpenPanel
        panel={panel}
        people={people}
        roomName={call.roomName}
        buttons={buttons}
        onClose={() => setPanel(null)}
      />
      <ControlBar
        call={call}
        participantCount={people.length}
        isPublishing={isPublishing}
        panel={panel}
        onPanel={setPanel}
        buttons={buttons}
      />
      <Announcer people={people} isSettled={connection === 'connected' && !isPublishing} />
      <AloneCountdown isAlone={isAlone} onOver={leaveAlone} />
    </div>
  );
}
