import fc from 'fast-check';
import { delivery, historySeed } from '../src/sessions/arbitrary-history.ts';
import type { SessionEvent } from '../src/sessions/session-lifecycle.ts';
import type { ExpectedRow } from '../src/sessions/true-connection.ts';
import type { History } from '../src/sessions/true-history.ts';

/** A history, and its events in some order, about half of them more than once. */
export type ToldHistory = { readonly history: History; readonly arrivals: readonly SessionEvent[] };

/** So many histories, the same ones for the same seed. */
export function toldHistories(count: number, seed: number = historySeed): ToldHistory[] {
  return fc.sample(delivery, { seed, numRuns: count });
}

/** The event as the SFU would tell of it. */
export function webhookOf(event: SessionEvent): object {
  const { id, kind, roomName, roomSid, at } = event;
  const createdAt = String(at.getTime() / 1000);
  const told = { id, event: kind, createdAt, room: { sid: roomSid, name: roomName } };
  if (!('identity' in event)) return told;
  const { identity, participantSid: sid, connectedAt, reason: disconnectReason } = event;
  const joinedAtMs = String(connectedAt.getTime());
  return { ...told, participant: { sid, identity, joinedAtMs, disconnectReason } };
}

/** What a SELECT must name so that its rows are an {@link ExpectedRow} each. */
export const expectedColumns = `identity, participant_sid AS "participantSid", room_sid AS "roomSid",
  joined_at AS "joinedAt", aborted_at AS "abortedAt", left_at AS "leftAt", left_reason AS "leftReason",
  left_source AS "leftSource"`;

/** The driver's rows as plain ones, which compare. */
export function expectedRows(rows: readonly object[]): ExpectedRow[] {
  return rows.map((row) => ({ ...row }) as ExpectedRow);
}
