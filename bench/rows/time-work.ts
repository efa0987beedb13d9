import type { Client } from 'pg';
import { exportSessions } from '../../apps/api/src/operator/export-sessions.ts';
import type { SessionFilter } from '../../apps/api/src/operator/session-filter.ts';
import type { LogWork } from './log-work.ts';

/** How long it took, in milliseconds. Throws when it was not of as many rows as it should be. */
export async function timeWork(client: Client, work: LogWork): Promise<number> {
  const { rows, tookMs } = await (work.exported
    ? wholeExport(client, work.exported)
    : oneStatement(client, work));
  if (rows !== work.rows) throw new Error(`${work.what}: it was of ${rows} rows, not ${work.rows}`);
  return tookMs;
}

type Taken = { readonly rows: number; readonly tookMs: number };

async function wholeExport(client: Client, filter: SessionFilter): Promise<Taken> {
  const since = performance.now();
  let rows = 0;
  for await (const text of exportSessions(client, filter, 'ndjson')) rows += text.split('\n').length - 1;
  return { rows, tookMs: performance.now() - since };
}

async function oneStatement(client: Client, { sql, values, isKept }: LogWork): Promise<Taken> {
  await client.query('BEGIN');
  const before = await writtenSoFar(client);
  const since = performance.now();
  const { rowCount } = await client.query(sql, [...values]);
  const tookMs = performance.now() - since;
  const written = (await writtenSoFar(client)) - before;
  await client.query(isKept === true ? 'COMMIT' : 'ROLLBACK');
  // A statement that writes may answer with fewer rows than it wrote.
  return { rows: written || (rowCount ?? 0), tookMs };
}

/** How many rows this connection has written lately: only the difference within a transaction says anything. */
async function writtenSoFar(client: Client): Promise<number> {
  const { rows } = await client.query<{ count: number }>(`
    SELECT (pg_stat_get_xact_tuples_inserted(log) + pg_stat_get_xact_tuples_updated(log)
      + pg_stat_get_xact_tuples_deleted(log))::int AS count
    FROM (SELECT 'session_logs'::regclass::oid AS log) AS named`);
  return rows[0]?.count ?? 0;
}
