/** Where a session stands: its token is issued, its participant is in the room, or was. */
export type SessionStatus = 'issued' | 'joined' | 'left';

/** What the SFU tells of a session. Times are the SFU's. */
export type SessionEvent =
  | {
      readonly kind: 'participantJoined';
      readonly identity: string;
      readonly participantSid: string;
      readonly roomName: string;
      readonly roomSid: string;
      readonly joinedAt: Date;
    }
  | {
      readonly kind: 'participantLeft';
      readonly identity: string;
      readonly participantSid: string;
      readonly roomName: string;
      readonly roomSid: string;
      readonly joinedAt: Date;
      readonly leftAt: Date;
      readonly reason: string;
    }
  | {
      readonly kind: 'roomFinished';
      readonly roomName: string;
      readonly roomSid: string;
      readonly finishedAt: Date;
    };

/** The part of a session that events write. */
export type SessionPresence = {
  readonly participantSid: string | null;
  readonly roomSid: string | null;
  readonly joinedAt: Date | null;
  readonly leftAt: Date | null;
  readonly leftReason: string | null;
};

/** Not a reason of LiveKit's: the room ended and nobody had told of this participant's leaving. */
export const roomFinishedReason = 'ROOM_FINISHED';

/**
 * What an event makes of a session; null when it changes nothing: repeated, late, or told of another connection than
 * the one this session is bound to.
 */
export function presenceAfter(presence: SessionPresence, event: SessionEvent): SessionPresence | null {
  const isOfOther =
    'participantSid' in event &&
    presence.participantSid !== null &&
    presence.participantSid !== event.participantSid;
  return isOfOther ? null : table[statusOf(presence)](presence, event);
}

type Row = (presence: SessionPresence, event: SessionEvent) => SessionPresence | null;

const table: Readonly<Record<SessionStatus, Row>> = {
  issued: (presence, event) => {
    switch (event.kind) {
      case 'participantJoined':
        return bound(presence, event);
      case 'participantLeft':
        return ended(bound(presence, event), event.leftAt, event.reason);
      case 'roomFinished':
        return null;
    }
  },
  joined: (presence, event) => {
    switch (event.kind) {
      case 'participantJoined':
        return null;
      case 'participantLeft':
        return ended(presence, event.leftAt, event.reason);
      case 'roomFinished':
        return presence.roomSid === event.roomSid
          ? ended(presence, event.finishedAt, roomFinishedReason)
          : null;
    }
  },
  left: () => null,
};

/** The status the database makes of the same two columns. */
export function statusOf(presence: Pick<SessionPresence, 'joinedAt' | 'leftAt'>): SessionStatus {
  if (presence.leftAt !== null) return 'left';
  return presence.joinedAt !== null ? 'joined' : 'issued';
}

function bound(
  presence: SessionPresence,
  event: { readonly participantSid: string; readonly roomSid: string; readonly joinedAt: Date },
): SessionPresence {
  return {
    ...presence,
    participantSid: event.participantSid,
    roomSid: event.roomSid,
    joinedAt: event.joinedAt,
  };
}

/** The SFU tells the leaving in whole seconds, the joining in milliseconds: no session is shorter than nothing. */
function ended(presence: SessionPresence, leftAt: Date, leftReason: string): SessionPresence {
  const isBeforeJoining = presence.joinedAt !== null && leftAt < presence.joinedAt;
  return { ...presence, leftAt: isBeforeJoining ? presence.joinedAt : leftAt, leftReason };
}
