import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { exportCursor } from '../../apps/api/src/operator/export-sessions.ts';
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
  /** What it writes stays, as it does with every look of the reconciler; else it is taken back, so that it can be done again. */
  readonly isKept?: boolean;
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
  const { list, known, seen, expire } = openSessionsStatements;
  const { names_hidden, sessions_deleted } = sessionRetentionStatements;
  const statements: readonly [string, number, string, readonly unknown[]][] = [
    ['a token’s row written', 1, insertIssued, columnsOfIssued([issuedNow()])],
    [`reconcile: ${openCount} open sessions listed`, openCount, list, []],
    [`reconcile: which of ${openCount} have a row`, openCount, known, connections],
    [`reconcile: ${openCount} noted as seen`, openCount, seen, connections],
    [`expiry: ${inWords(mostRowsOfStatement)} tokens`, mostRowsOfStatement, expire, []],
    [
      `retention: names of ${inWords(mostRowsABatch)} sessions hidden`,
      mostRowsABatch,
      names_hidden,
      [nameDays, mostRowsABatch],
    ],
    [
      `retention: ${inWords(mostRowsABatch)} sessions deleted`,
      mostRowsABatch,
      sessions_deleted,
      [sessionDays, mostRowsABatch],
    ],
  ];
  return [
    ...statements.map(([what, rows, sql, values]) => ({ what, rows, sql, values, isKept: sql === seen })),
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
