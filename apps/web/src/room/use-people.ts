import { useConnectionState, useParticipants, useRoomContext } from '@livekit/components-react';
import { ConnectionState, type Participant, type Room, RoomEvent } from 'livekit-client';
import { useEffect, useMemo, useState } from 'react';
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

/** So long those are waited for who were there before the connection was made anew; the SFU waits as long for a browser. */
const awaitedMilliseconds = 20_000;

/**
 * Everyone in the room, oneself first, the others as they came. While the connection is interrupted they are who was
 * there before: a connection that is made anew forgets everyone for a moment, and nobody's tile shall go for that.
 */
export function usePeople(): Participant[] {
  const room = useRoomContext();
  const isConnected = useConnectionState() === ConnectionState.Connected;
  const participants = useParticipants({ updateOnlyOn });
  const [before, setBefore] = useState<Participant[]>([]);
  const [awaited, setAwaited] = useState<{ in: Room; identities: ReadonlySet<string> }>(() => ({
    in: room,
    identities: new Set(),
  }));
  if (isConnected && awaited.in !== room)
    setAwaited({ in: room, identities: new Set(before.map(({ identity }) => identity)) });

  useEffect(() => {
    if (awaited.identities.size === 0) return;
    const timer = setTimeout(
      () => setAwaited((now) => ({ ...now, identities: new Set() })),
      awaitedMilliseconds,
    );
    return () => clearTimeout(timer);
  }, [awaited]);

  const people = useMemo(() => {
    const present = new Set(participants.map(({ identity }) => identity));
    const missing = before.filter(
      ({ identity, isLocal }) => !isLocal && awaited.identities.has(identity) && !present.has(identity),
    );
    return inOrder([...participants, ...missing]);
  }, [participants, before, awaited]);
  const isAnother = before.length !== people.length || before.some((one, index) => one !== people[index]);
  if (isConnected && isAnother) setBefore(people);
  return isConnected || before.length === 0 ? people : before;
}

function inOrder(participants: readonly Participant[]): Participant[] {
  const seats = participants.map((participant) => ({
    participant,
    identity: participant.identity,
    isLocal: participant.isLocal,
    joinedAt: participant.joinedAt?.getTime(),
  }));
  return tileOrder(seats).map(({ participant }) => participant);
}
