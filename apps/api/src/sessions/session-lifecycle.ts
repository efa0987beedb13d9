/**
 * Where a session stands: its token is issued; its connection is in the room, was, or never got media; or nobody came
 * before the token expired. The database makes it of the timestamps.
 */
export type SessionStatus = 'issued' | 'joined' | 'left' | 'aborted' | 'never_joined';

/** Who says that a connection is over: the SFU itself, what it said of something else, or that it is seen no more. In order of trust. */
const leftSources = ['webhook', 'room_finished', 'server_lost', 'superseded', 'reconciler'] as const;
export type LeftSource = (typeof leftSources)[number];

type Told = {
  /** The same each time the SFU tells of it. */
  readonly id: string;
  readonly roomName: string;
  readonly roomSid: string;
  /** The second it happened in; its beginning, for whole seconds are all a webhook says of its own time. */
  readonly at: Date;
};

export type RoomEvent = Told & { readonly kind: 'room_started' | 'room_finished' };

export type ParticipantEvent = Told & {
  readonly kind: 'participant_joined' | 'participant_left' | 'participant_connection_aborted';
  readonly identity: string;
  /** One connection's, and never another's. */
  readonly participantSid: string;
  /** When the connection began, to the millisecond; the same in all that is told of it. */
  readonly connectedAt: Date;
  /** LiveKit's name of the disconnect reason. */
  readonly reason: string;
};

/** What the SFU tells of sessions, under LiveKit's own names. Times are the SFU's. */
export type SessionEvent = RoomEvent | ParticipantEvent;

/** The part of a session that events write. */
export type SessionPresence = {
  readonly participantSid: string | null;
  readonly roomSid: string | null;
  readonly joinedAt: Date | null;
  readonly abortedAt: Date | null;
  readonly leftAt: Date | null;
  readonly leftReason: string | null;
  readonly leftSource: LeftSource | null;
};

/** How long after it let the first participant in a server may still tell of that room's start. */
const startLagMs = 2000;

/**
 * What an event makes of a session that is bound to a connection.
 *
 * Whatever comes in whatever order, however often, ends the same: what an event proves of a connection depends on
 * nothing but the two of them, and each field is the least of what is proven (the earliest joining, the earliest abort,
 * the first end in a total order). Nothing is ever taken back, so events may also be forgotten once they were applied.
 */
export function presenceAfter(presence: SessionPresence, event: SessionEvent): SessionPresence {
  const proof = proofIn(event, presence);
  const joinedAt = earliest(presence.joinedAt, proof.joinedAt);
  const abortedAt = earliest(presence.abortedAt, proof.abortedAt);
  return endedBy({ ...presence, joinedAt, abortedAt }, proof.end);
}

/**
 * What becomes of a session that is not in its room any more although nobody told of its end: it ended when it was last
 * seen there, or as it joined. One more proof of an end, and no other kind of rule.
 */
export function presenceUnseen(presence: SessionPresence, lastSeenAt: Date | null): SessionPresence {
  const { joinedAt } = presence;
  if (joinedAt === null) return presence;
  const unseen: End = { at: lastSeenAt ?? joinedAt, reason: 'NOT_SEEN', source: 'reconciler' };
  return endedBy(presence, unseen);
}

type End = { readonly at: Date; readonly reason: string; readonly source: LeftSource };
type Proof = { readonly joinedAt?: Date; readonly abortedAt?: Date; readonly end?: End };
const nothing: Proof = {};

function proofIn(event: SessionEvent, presence: SessionPresence): Proof {
  if ('participantSid' in event && event.participantSid !== presence.participantSid)
    return proofInOther(event, presence);
  switch (event.kind) {
    case 'participant_joined':
      return { joinedAt: event.connectedAt };
    case 'participant_left':
      return {
        joinedAt: event.connectedAt,
        end: { at: event.at, reason: event.reason, source: 'webhook' },
      };
    case 'participant_connection_aborted':
      return { abortedAt: event.at };
    case 'room_finished':
      return presence.joinedAt !== null && event.roomSid === presence.roomSid
        ? { end: { at: event.at, reason: 'ROOM_FINISHED', source: 'room_finished' } }
        : nothing;
    case 'room_started':
      return isSecondStart(event, presence)
        ? { end: { at: event.at, reason: 'SERVER_LOST', source: 'server_lost' } }
        : nothing;
  }
}

/** The SFU has one connection of an identity at a time: a newer one, even one that came to nothing, ended this one. */
function proofInOther({ connectedAt }: ParticipantEvent, { joinedAt }: SessionPresence): Proof {
  // Two in the same millisecond prove nothing: better open for a while than ended while it lives.
  if (joinedAt === null || connectedAt <= joinedAt) return nothing;
  return { end: { at: connectedAt, reason: 'SUPERSEDED', source: 'superseded' } };
}

/**
 * A start of the room, under the same SID or another, after the connection joined it: the server was lost in between.
 * What started in the same second, or may have been told late, proves nothing.
 */
function isSecondStart(event: RoomEvent, { joinedAt }: SessionPresence): boolean {
  return joinedAt !== null && event.at.getTime() - joinedAt.getTime() > startLagMs;
}

function endedBy(presence: SessionPresence, proven: End | undefined): SessionPresence {
  const end = firstEnd(endOf(presence), proven && notBefore(presence.joinedAt, proven));
  return {
    ...presence,
    leftAt: end?.at ?? null,
    leftReason: end?.reason ?? null,
    leftSource: end?.source ?? null,
  };
}

/** What the SFU said of this very leaving; else the earliest, of a tie the more trusted; the reason's name comes last. */
function firstEnd(one: End | undefined, other: End | undefined): End | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const isTold = (end: End) => Number(end.source !== 'webhook');
  const order =
    isTold(one) - isTold(other) ||
    one.at.getTime() - other.at.getTime() ||
    leftSources.indexOf(one.source) - leftSources.indexOf(other.source) ||
    (one.reason <= other.reason ? -1 : 1);
  return order <= 0 ? one : other;
}

/** Ends are told in whole seconds, joinings in milliseconds: no session is shorter than nothing. */
function notBefore(joinedAt: Date | null, end: End): End {
  return joinedAt !== null && end.at < joinedAt ? { ...end, at: joinedAt } : end;
}

function endOf({ leftAt, leftReason, leftSource }: SessionPresence): End | undefined {
  if (leftAt === null || leftReason === null || leftSource === null) return undefined;
  return { at: leftAt, reason: leftReason, source: leftSource };
}

function earliest(one: Date | null, other: Date | undefined): Date | null {
  if (one === null || other === undefined) return one ?? other ?? null;
  return other < one ? other : one;
}
