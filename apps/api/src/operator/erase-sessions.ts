import type { Client } from 'pg';
import { roomTurn } from '../sessions/room-turn.ts';
import { conditionOf, type SessionFilter } from './session-filter.ts';

/** How much there is of whom an erasure is about: sessions, and the SFU's events of their identities. */
export type Erasure = { readonly sessions: number; readonly events: number };

/** Counts what {@link eraseSessions} would erase now. */
export async function countSessions(client: Client, filter: SessionFilter): Promise<Erasure> {
  return run(client, filter, {
    sessions: (condition) => `SELECT identity FROM session_logs WHERE ${condition}`,
    events: (condition) => `SELECT 1 FROM webhook_events WHERE ${condition}`,
  });
}

/**
 * Erases the sessions and the SFU's events of their identities, all or none. No event that comes meanwhile gives one of
 * the identities a row again: events of their rooms wait, and find nobody.
 */
export async function eraseSessions(client: Client, filter: SessionFilter): Promise<Erasure> {
  const { sql, values } = conditionOf(filter);
  await client.query('BEGIN');
  const { rows } = await client.query<{ room: string }>(
    `SELECT DISTINCT room_name AS room FROM session_logs WHERE ${sql} ORDER BY 1`,
    [...values],
  );
  for (const { room } of rows) await client.query(roomTurn('$1'), [room]);
  const erased = await run(client, filter, {
    sessions: (condition) => `DELETE FROM session_logs WHERE ${condition} RETURNING identity`,
    events: (condition) => `DELETE FROM webhook_events WHERE ${condition} RETURNING 1`,
  });
  await client.query('COMMIT');
  return erased;
}

type Statements = Readonly<Record<'sessions' | 'events', (condition: string) => string>>;

async function run(client: Client, filter: SessionFilter, statements: Statements): Promise<Erasure> {
  const { sql, values } = conditionOf(filter);
  // Events of an identity may outlive its sessions.
  const ofWhom = `identity = $${values.length + 1} OR identity IN (SELECT identity FROM sessions)`;
  const { rows } = await client.query<Erasure>(
    `WITH sessions AS (${statements.sessions(sql)}), events AS (${statements.events(ofWhom)})
    SELECT (SELECT count(*) FROM sessions)::int AS sessions, (SELECT count(*) FROM events)::int AS events`,
    [...values, filter.identity ?? null],
  );
  const [counted] = rows;
  if (counted === undefined) throw new Error('a count came back without a row');
  return counted;
}
