import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { exportCursor, exportSessions } from '../../apps/api/src/operator/export-sessions.ts';
import type { SessionFilter } from '../../apps/api/src/operator/session-filter.ts';
import { columnsOfIssued, insertIssued } from '../../apps/api/src/sessions/issued-session.ts';
import {
  type ConnectionKey,
  columnsOfConnections,
  mostRowsOfStatement,
  openSessionsStatements,
} from '../../apps/api/src/sessions/open-sessions-statements.ts';
import {
  mostRowsABatch,
  sessionRetentionStatements,
} from '../../apps/api/src/sessions/session-retention-statements.ts';
import { nameDays, openCount, sessionDays } from './log-shape.ts';

/** Something the product does with its log, in its own words. */
export type LogWork = {
  readonly what: string;
  /** How many rows it gives or writes, at every size of the log. */
  readonly rows: number;
  /** The statement, for its plan. */
  readonly sql: string;
  readonly values: readonly unknown[];
  /** Where a whole export is measured, through its cursor; else it is the statement alone. */
  readonly exported?: SessionFilter;
};

/** Of what is exported at every size. */
const exportedRows = 5_000;

/** All that is measured, at every size of the log the same amount of it. */
export async function logWorks(client: Client): Promise<LogWork[]> {
  const { rows: open } = await client.query<ConnectionKey>(
    `SELECT identity, participant_sid AS "participantSid" FROM session_logs WHERE status = 'joined'`,
  );
  const connections = columnsOfConnections(open);
  const retention = sessionRetentionStatements;
  return [
    { what: 'a token’s row written', rows: 1, sql: insertIssued, values: columnsOfIssued([issuedNow()]) },
    {
      what: `reconcile: ${openCount} open sessions listed`,
      rows: openCount,
      sql: openSessionsStatements.list,
      values: [],
    },
    {
      what: `reconcile: which of ${openCount} have a row`,
      rows: openCount,
      sql: openSessionsStatements.known,
      values: connections,
    },
    {
      what: `reconcile: ${openCount} noted as seen`,
      rows: openCount,
      sql: openSessionsStatements.seen,
      values: connections,
    },
    {
      what: `expiry: ${inWords(mostRowsOfStatement)} tokens`,
      rows: mostRowsOfStatement,
      sql: openSessionsStatements.expire,
      values: [],
    },
    {
      what: `retention: names of ${inWords(mostRowsABatch)} sessions hidden`,
      rows: mostRowsABatch,
      sql: retention.names_hidden,
      values: [nameDays, mostRowsABatch],
    },
    {
      what: `retention: ${inWords(mostRowsABatch)} sessions deleted`,
      rows: mostRowsABatch,
      sql: retention.sessions_deleted,
      values: [sessionDays, mostRowsABatch],
    },
    await exportWork(client, `export: ${inWords(exportedRows)} sessions of a time range`, exportedRows),
  ];
}

/** The export of the time range that begins half-way back and holds so many sessions. */
export async function exportWork(client: Client, what: string, rows: number): Promise<LogWork> {
  const range = await client.query<{ from: Date; to: Date }>(
    `SELECT min(issued_at) AS "from", max(issued_at) + interval '1 millisecond' AS "to" FROM (
       SELECT issued_at FROM session_logs WHERE issued_at > now() - make_interval(days => $1) ORDER BY issued_at LIMIT $2
     ) AS session`,
    [sessionDays / 2, rows],
  );
  const [exported] = range.rows;
  if (exported === undefined) throw new Error('the log has no sessions of that time');
  return { what, rows, ...exportCursor(exported), exported };
}

/** How long it took, in milliseconds; what it wrote is taken back. Throws when it was not of as many rows as it should be. */
export async function timeOf(client: Client, work: LogWork): Promise<number> {
  const { rows, tookMs } = await (work.exported
    ? wholeExport(client, work.exported)
    : rolledBack(client, work));
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

async function rolledBack(client: Client, { sql, values }: LogWork): Promise<Taken> {
  await client.query('BEGIN');
  const before = await writtenSoFar(client);
  const since = performance.now();
  const { rowCount } = await client.query(sql, [...values]);
  const tookMs = performance.now() - since;
  const written = (await writtenSoFar(client)) - before;
  await client.query('ROLLBACK');
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

function issuedNow() {
  const issuedAt = new Date();
  const tokenExpiresAt = new Date(issuedAt.getTime() + 600_000);
  const id = randomUUID();
  return {
    id,
    identity: `p_${id}`,
    roomName: 'Daily-Meeting-01',
    participantName: 'Ana Souza',
    issuedAt,
    tokenExpiresAt,
  };
}

function inWords(count: number): string {
  return count.toLocaleString('en');
}
