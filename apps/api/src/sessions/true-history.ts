import type { SessionEvent } from './session-lifecycle.ts';
import { type Connection, dateOf, type ExpectedRow, notice, rowOf, waitingRow } from './true-connection.ts';

// For tests: a small world in which people come and go and servers die. It knows what is true, because it made it happen,
// and writes down both what an SFU would have told of it and what a session log must make of just that.

/** One thing that happens, `afterMs` after the one before. */
export type Happening = {
  readonly what: 'join' | 'leave' | 'fullReconnect' | 'abort' | 'finishRoom' | 'crash' | 'look';
  readonly who: number;
  readonly afterMs: number;
  /** Whether what the SFU tells of it gets lost, because nobody could be told. */
  readonly isComingLost: boolean;
  readonly isGoingLost: boolean;
  /** How late the server tells of a room's start, and of a leaving. */
  readonly lagMs: number;
  /** Whether a server that comes back knows its rooms of before by their SIDs. */
  readonly isRoomKept: boolean;
};

/** A connection that a reconciler no longer found in its room, and when it last had. */
export type Unseen = {
  readonly kind: 'unseen';
  readonly participantSid: string;
  readonly lastSeenAt: Date | null;
};

export type History = {
  readonly tokens: readonly { readonly identity: string; readonly roomName: string }[];
  /** In the order in which they happened. */
  readonly events: readonly SessionEvent[];
  readonly unseen: readonly Unseen[];
  readonly rows: readonly ExpectedRow[];
};

/** A server that died is back after this at the earliest; so a start in the meantime cannot be its own. */
const shortestOutageMs = 4000;
const longestLagMs = 2000;
/** Two looks in vain this far apart make a reconciler sure. */
const leastAbsenceMs = 15_000;
const people = 4;

/** Plays the happenings. `name` keeps the names of one history apart from those of every other. */
export function play(name: string, happenings: readonly Happening[]): History {
  return new World(name, happenings).history();
}

class World {
  #nowMs = Date.UTC(2026, 0, 1, 12);
  readonly #events: SessionEvent[] = [];
  readonly #unseen: Unseen[] = [];
  readonly #connections: Connection[] = [];
  readonly #rooms = new Map<string, { sid: string; isRunning: boolean }>();
  #inside: Connection[] = [];
  #ghosts: Connection[] = [];

  constructor(
    readonly name: string,
    happenings: readonly Happening[],
  ) {
    for (const happening of happenings) {
      this.#nowMs += happening.afterMs;
      this.#happen(happening);
    }
  }

  history(): History {
    const identities = Array.from({ length: people }, (_, index) => this.#identity(index));
    const tokens = identities.map((identity, index) => ({ identity, roomName: this.#roomName(index) }));
    const told = this.#connections.filter(({ isTold }) => isTold);
    const waiting = identities.filter((identity) => told.every((each) => each.identity !== identity));
    return {
      tokens,
      events: this.#events,
      unseen: this.#unseen,
      rows: [...told.map(rowOf), ...waiting.map(waitingRow)],
    };
  }

  #happen(happening: Happening): void {
    const identity = this.#identity(happening.who);
    const current = this.#inside.find((each) => each.identity === identity);
    switch (happening.what) {
      case 'join':
      case 'abort':
        if (current) this.#go(current, 'DUPLICATE_IDENTITY', happening);
        this.#come(happening);
        break;
      case 'leave':
        if (current) this.#go(current, 'CLIENT_INITIATED', happening);
        break;
      case 'fullReconnect':
        if (!current) break;
        this.#go(current, 'CLIENT_INITIATED', happening);
        this.#nowMs += happening.lagMs;
        this.#come(happening);
        break;
      case 'finishRoom':
        this.#finishRoom(this.#roomName(happening.who), happening);
        break;
      case 'crash':
        this.#crash(happening);
        break;
      case 'look':
        for (const each of this.#connections) if (!each.isAborted) this.#lookFor(each);
    }
  }

  #come({ what, who, isComingLost, lagMs }: Happening): void {
    const isAborted = what === 'abort';
    const roomName = this.#roomName(who);
    const known = this.#rooms.get(roomName);
    const room = known ?? { sid: `RM_${this.name}_${this.#connections.length}`, isRunning: false };
    const connection: Connection = {
      identity: this.#identity(who),
      sid: `PA_${this.name}_${this.#connections.length}`,
      roomName,
      roomSid: room.sid,
      beganMs: this.#nowMs,
      isTold: false,
      isAborted,
      abortedMs: null,
      told: null,
      seenMs: null,
      missedMs: null,
      noticed: null,
    };
    this.#connections.push(connection);
    if (!room.isRunning) this.#startRoom(roomName, room, isComingLost, this.#nowMs + lagMs);
    if (isAborted) connection.abortedMs = secondOf(this.#nowMs);
    else this.#inside.push(connection);
    if (!isComingLost)
      this.#tell(
        connection,
        isAborted ? 'participant_connection_aborted' : 'participant_joined',
        this.#nowMs,
      );
  }

  #go(connection: Connection, reason: string, { isGoingLost, lagMs }: Happening): void {
    this.#inside = this.#inside.filter((each) => each !== connection);
    if (isGoingLost) {
      this.#ghosts.push(connection);
      return;
    }
    const toldMs = this.#nowMs + lagMs;
    connection.told = { atMs: Math.max(secondOf(toldMs), connection.beganMs), reason };
    this.#tell(connection, 'participant_left', toldMs, reason);
  }

  #startRoom(roomName: string, room: { sid: string; isRunning: boolean }, isLost: boolean, toldMs: number) {
    const atMs = secondOf(toldMs);
    this.#rooms.set(roomName, room);
    room.isRunning = true;
    if (isLost) return;
    this.#events.push({
      id: this.#eventId(),
      kind: 'room_started',
      roomName,
      roomSid: room.sid,
      at: new Date(atMs),
    });
    // Whoever was in before is not; a start so close to the joining could be that room's own, told late.
    for (const ghost of this.#ghosts)
      if (ghost.roomName === roomName && atMs - ghost.beganMs > longestLagMs)
        notice(ghost, atMs, 'server_lost');
  }

  #finishRoom(roomName: string, happening: Happening): void {
    const room = this.#rooms.get(roomName);
    if (!room?.isRunning) return;
    for (const each of this.#inside)
      if (each.roomName === roomName) this.#go(each, 'ROOM_DELETED', happening);
    this.#rooms.delete(roomName);
    if (happening.isComingLost) return;
    const atMs = secondOf(this.#nowMs);
    this.#events.push({
      id: this.#eventId(),
      kind: 'room_finished',
      roomName,
      roomSid: room.sid,
      at: new Date(atMs),
    });
    for (const ghost of this.#ghosts) if (ghost.roomSid === room.sid) notice(ghost, atMs, 'room_finished');
  }

  #crash({ isRoomKept }: Happening): void {
    this.#ghosts.push(...this.#inside);
    this.#inside = [];
    this.#nowMs += shortestOutageMs;
    for (const [roomName, room] of this.#rooms) {
      if (isRoomKept) room.isRunning = false;
      else this.#rooms.delete(roomName);
    }
  }

  /** Tells in the SFU's place of a joining nobody heard of; of one who is missed a while, told of as gone or not, that it is gone. */
  #lookFor(connection: Connection): void {
    const { sid: participantSid, beganMs, isTold, seenMs, missedMs } = connection;
    if (this.#inside.includes(connection)) {
      connection.seenMs = this.#nowMs;
      if (!isTold) this.#tell(connection, 'participant_joined', beganMs);
    } else if (isTold && missedMs === null) connection.missedMs = this.#nowMs;
    else if (isTold && missedMs !== null && this.#nowMs - missedMs >= leastAbsenceMs) {
      notice(connection, seenMs ?? beganMs, 'reconciler');
      this.#unseen.push({ kind: 'unseen', participantSid, lastSeenAt: dateOf(seenMs) });
    }
  }

  #tell(connection: Connection, kind: TellingKind, toldMs: number, reason = 'UNKNOWN_REASON'): void {
    connection.isTold = true;
    const { identity, sid: participantSid, roomName, roomSid, beganMs } = connection;
    const at = new Date(secondOf(toldMs));
    const connectedAt = new Date(beganMs);
    const id = this.#eventId();
    this.#events.push({ id, kind, roomName, roomSid, at, identity, participantSid, connectedAt, reason });
    for (const ghost of this.#ghosts)
      if (ghost.identity === identity && ghost.beganMs < beganMs) notice(ghost, beganMs, 'superseded');
  }

  #identity(who: number): string {
    return `p_${this.name}_${who % people}`;
  }

  /** Two rooms, which have nothing to do with each other. */
  #roomName(who: number): string {
    return `Room-${this.name}-${(who % people) % 2}`;
  }

  #eventId(): string {
    return `EV_${this.name}_${this.#events.length}`;
  }
}

type TellingKind = 'participant_joined' | 'participant_left' | 'participant_connection_aborted';

function secondOf(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
