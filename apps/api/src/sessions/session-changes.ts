import {
  type ParticipantEvent,
  presenceAfter,
  type SessionEvent,
  type SessionPresence,
} from './session-lifecycle.ts';

/** What is to be written: into the session's row, or into a new one made after it. */
export type SessionChange<Session> = {
  readonly session: Session;
  readonly isNewRow: boolean;
  readonly presence: SessionPresence;
};

/**
 * What an event changes. `sessions` are those of its identity in its room, or for an event of the room itself all those
 * that it may end; `known` is what was told before of that room, where what other identities did need not be in it.
 */
export function sessionChanges<Session extends SessionPresence>(
  event: SessionEvent,
  sessions: readonly Session[],
  known: readonly SessionEvent[],
): SessionChange<Session>[] {
  const own = 'participantSid' in event ? ownChange(event, sessions, known) : null;
  const others = sessions
    .filter((session) => session !== own?.session || own.isNewRow)
    .map((session) => ({ session, isNewRow: false, presence: presenceAfter(session, event) }));
  return [...(own ? [own] : []), ...others].filter(
    ({ session, isNewRow, presence }) => isNewRow || !isSame(session, presence),
  );
}

/** Into the row of the event's connection: its own, else the one that waits for a connection, else a new one. */
function ownChange<Session extends SessionPresence>(
  event: ParticipantEvent,
  sessions: readonly Session[],
  known: readonly SessionEvent[],
): SessionChange<Session> | null {
  const { participantSid, roomSid } = event;
  const bound = sessions.find((session) => session.participantSid === participantSid);
  // The row that waits for a connection is its identity's only one: the first connection gets it.
  const session = bound ?? sessions[0];
  if (session === undefined) return null;
  const told = [event, ...known].filter((each) => !('identity' in each) || each.identity === event.identity);
  // Its own events first: what others prove of a connection depends on when it joined.
  const isOther = (each: SessionEvent) =>
    Number(!('identity' in each) || each.participantSid !== participantSid);
  told.sort((one, other) => isOther(one) - isOther(other));
  return {
    session,
    isNewRow: bound === undefined && session.participantSid !== null,
    presence: told.reduce(presenceAfter, bound ?? { ...unbound, participantSid, roomSid }),
  };
}

const unbound: SessionPresence = {
  participantSid: null,
  roomSid: null,
  joinedAt: null,
  abortedAt: null,
  leftAt: null,
  leftReason: null,
  leftSource: null,
};

function isSame(one: SessionPresence, other: SessionPresence): boolean {
  const fields = Object.keys(unbound) as (keyof SessionPresence)[];
  return fields.every((field) => one[field]?.valueOf() === other[field]?.valueOf());
}
