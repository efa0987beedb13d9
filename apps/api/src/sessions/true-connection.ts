import type { LeftSource, SessionPresence } from './session-lifecycle.ts';

// For tests: one connection as it truly was, and the row that a session log must have of it.

/** How the row of a connection, or of a token without one (SID null), must stand at the end. */
export type ExpectedRow = SessionPresence & { readonly identity: string };

/** What really became of one connection. */
export type Connection = {
  readonly identity: string;
  readonly sid: string;
  readonly roomName: string;
  readonly roomSid: string;
  readonly beganMs: number;
  isTold: boolean;
  isAborted: boolean;
  abortedMs: number | null;
  /** The leaving as it was told, if it was. */
  told: { readonly atMs: number; readonly reason: string } | null;
  /** What the looks made of it: when it was last seen, when it was first missed. */
  seenMs: number | null;
  missedMs: number | null;
  /** Gone without a word: the first thing after that from which one can tell. */
  noticed: { readonly atMs: number; readonly by: Exclude<LeftSource, 'webhook'> } | null;
};

const inRank = ['room_finished', 'server_lost', 'superseded', 'reconciler'] as const;

/** Learns of an end. The earliest notice counts, what is told in whole seconds from the beginning of its second; then the rank. */
export function notice(ghost: Connection, atMs: number, by: (typeof inRank)[number]): void {
  const at = Math.max(atMs, ghost.beganMs);
  const { noticed } = ghost;
  const isFirst =
    noticed === null ||
    at < noticed.atMs ||
    (at === noticed.atMs && inRank.indexOf(by) < inRank.indexOf(noticed.by));
  if (isFirst) ghost.noticed = { atMs: at, by };
}

export function rowOf(connection: Connection): ExpectedRow {
  const { identity, sid: participantSid, roomSid, told, noticed, isAborted } = connection;
  const row = { ...waitingRow(identity), participantSid, roomSid };
  if (isAborted) return { ...row, abortedAt: dateOf(connection.abortedMs) };
  const present = { ...row, joinedAt: new Date(connection.beganMs) };
  if (told) return { ...present, leftAt: dateOf(told.atMs), leftReason: told.reason, leftSource: 'webhook' };
  if (!noticed) return present;
  return {
    ...present,
    leftAt: dateOf(noticed.atMs),
    leftReason: noticed.by === 'reconciler' ? 'NOT_SEEN' : noticed.by.toUpperCase(),
    leftSource: noticed.by,
  };
}

export function waitingRow(identity: string): ExpectedRow {
  const nothing = { joinedAt: null, abortedAt: null, leftAt: null, leftReason: null, leftSource: null };
  return { identity, participantSid: null, roomSid: null, ...nothing };
}

/** In one order, whatever order they were read in. */
export function inOrder(rows: readonly ExpectedRow[]): ExpectedRow[] {
  const key = ({ identity, participantSid }: ExpectedRow) => `${identity} ${participantSid}`;
  return rows.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

export function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
