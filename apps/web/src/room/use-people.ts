import { useConnectionState, useParticipants } from '@livekit/components-react';
import { ConnectionState, type Participant, RoomEvent } from 'livekit-client';
import { useMemo, useState } from 'react';
import { tileOrder } from './stage/tile-order.ts';

/** What makes a tile come, go or change its look. Speaking and connection quality are each tile's own business. */
const updateOnlyOn = [
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
];

/**
 * Everyone in the room, oneself first, the others as they came. While the connection is interrupted they are who was
 * there before: a connection that is made anew forgets everyone for a moment, and nobody's tile shall go for that.
 */
export function usePeople(): Participant[] {
  const isConnected = useConnectionState() === ConnectionState.Connected;
  const participants = useParticipants({ updateOnlyOn });
  const people = useMemo(
    () =>
      tileOrder(
        participants.map((participant) => ({
          participant,
          identity: participant.identity,
          isLocal: participant.isLocal,
          joinedAt: participant.joinedAt?.getTime(),
        })),
      ).map(({ participant }) => participant),
    [participants],
  );
  const [before, setBefore] = useState(people);
  const isAnother = before.length !== people.length || before.some((one, index) => one !== people[index]);
  if (isConnected && isAnother) setBefore(people);
  return isConnected ? people : before;
}
