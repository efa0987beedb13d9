import type { Client } from 'pg';
import { type Condition, conditionOf, type SessionFilter } from './session-filter.ts';
import {
  type ExportedSession,
  exportedFields,
  formatSessions,
  type SessionFormat,
} from './session-format.ts';

/** A row is about 400 bytes as text: what is on its way at a time stays far under a megabyte. */
const rowsAtATime = 500;

/**
 * The log as text, in order of issue and as it was at one instant. It asks for more only when what it gave is taken.
 * A cursor of SQL sees what was there when it was declared, and the time limits of the connection hold for each of its
 * steps, not for the whole.
 */
export async function* exportSessions(
  client: Client,
  filter: SessionFilter,
  format: SessionFormat,
): AsyncGenerator<string> {
  const { sql, values } = exportCursor(filter);
  await client.query('BEGIN READ ONLY');
  await client.query(sql, [...values]);
  for (let isFirst = true; ; isFirst = false) {
    const { rows } = await client.query<ExportedSession>(`FETCH ${rowsAtATime} FROM sessions`);
    const text = formatSessions(rows, format, isFirst);
    if (text !== '') yield text;
    if (rows.length < rowsAtATime) break;
  }
  await client.query('COMMIT');
}

/** The statement that makes the cursor `sessions`, and the values of its parameters. Pure. */
export function exportCursor(filter: SessionFilter): Condition {
  const { sql, values } = conditionOf(filter);
  const columns = Object.entries(exportedFields).map(([field, column]) => `${column} AS "${field}"`);
  return {
    sql: `
      DECLARE sessions NO SCROLL CURSOR FOR
      SELECT ${columns.join(', ')} FROM session_logs WHERE ${sql} ORDER BY issued_at, id`,
    values,
  };
}
