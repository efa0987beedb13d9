import { useConnectionState, useParticipants, useRoomContext } from '@livekit/components-react';
import { ConnectionState, type Participant, type Room, RoomEvent } from 'livekit-client';
import { useEffect, useMemo, useRef, useState } from 'react';
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

/** So long those are waited for who were there before the SFU began anew; it waits as long for a browser itself. */
const awaitedMilliseconds = 20_000;

/**
 * Everyone in the room, oneself first, the others as they came. While the connection is interrupted they are who was
 * there before: a connection that is made anew forgets everyone for a moment, and nobody's tile shall go for that. Nor when
 * the SFU itself began anew, and the others come back after oneself.
 */
export function usePeople(): Participant[] {
  const room = useRoomContext();
  const isConnected = useConnectionState() === ConnectionState.Connected;
  const participants = useParticipants({ updateOnlyOn });
  const [before, setBefore] = useState<Participant[]>([]);
  const { awaited, isAnew } = useAwaited(room, isConnected, before);

  const people = useMemo(() => {
    const present = new Set(participants.map(({ identity }) => identity));
    const missing = before.filter(
      ({ identity, isLocal }) => !isLocal && awaited.has(identity) && !present.has(identity),
    );
    return inOrder([...participants, ...missing]);
  }, [participants, before, awaited]);
  const isAnother = before.length !== people.length || before.some((one, index) => one !== people[index]);
  // A pass that does not know yet who is waited for would forget those who are missing.
  if (isConnected && !isAnew && isAnother) setBefore(people);
  return isConnected || before.length === 0 ? people : before;
}

/** Who is waited for in a room, by their identities. */
type Awaited = { in: Room; identities: ReadonlySet<string> };

const nobodyIn = (room: Room): Awaited => ({ in: room, identities: new Set() });

/** Who of those before is waited for; `isAnew` in the pass that begins to wait, which does not know of it yet. */
function useAwaited(
  room: Room,
  isConnected: boolean,
  before: readonly Participant[],
): { awaited: ReadonlySet<string>; isAnew: boolean } {
  const [awaited, setAwaited] = useState(() => nobodyIn(room));
  const isAnew = isConnected && awaited.in !== room;
  if (isAnew) setAwaited({ in: room, identities: new Set(before.map(({ identity }) => identity)) });

  const last = useRef<{ room: Room; sid: string } | null>(null);
  useEffect(() => {
    if (!isConnected) return;
    let isOver = false;
    const compare = (sid: string): void => {
      if (isOver || last.current?.room === room) return;
      // The SFU has had this room all the time: who is not in it has left.
      if (sid === last.current?.sid) setAwaited(nobodyIn(room));
      last.current = { room, sid };
    };
    room.getSid().then(compare, () => undefined); // gone again before it is known
    return () => {
      isOver = true;
    };
  }, [room, isConnected]);

  useEffect(() => {
    if (awaited.identities.size === 0) return;
    const timer = setTimeout(() => setAwaited((now) => nobodyIn(now.in)), awaitedMilliseconds);
    return () => clearTimeout(timer);
  }, [awaited]);
  return { awaited: awaited.identities, isAnew };
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
