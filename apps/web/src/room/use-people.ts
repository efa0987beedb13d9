import { useParticipants } from '@livekit/components-react';
import { type Participant, RoomEvent } from 'livekit-client';
import { useMemo } from 'react';
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

/** Everyone in the room, oneself first, the others as they came. */
export function usePeople(): Participant[] {
  const participants = useParticipants({ updateOnlyOn });
  return useMemo(
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
}
