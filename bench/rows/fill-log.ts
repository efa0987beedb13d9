import type { Client } from 'pg';
import { fillStatement, fillValues, groupsOf } from './log-shape.ts';

/**
 * Fills an empty `session_logs`. Its indexes and keys are taken away meanwhile and made again of their own definitions:
 * ten million rows would take hours with them.
 */
export async function fillLog(client: Client, rows: number): Promise<void> {
  const indexes = await client.query<{ drop: string; make: string }>(indexStatements);
  await client.query('BEGIN');
  await client.query(`SET LOCAL maintenance_work_mem = '512MB'`);
  for (const { drop } of indexes.rows) await client.query(drop);
  // A table that is emptied in the same transaction needs no write-ahead log.
  await client.query('TRUNCATE session_logs');
  for (const group of groupsOf(rows)) await client.query(fillStatement, [...fillValues(group)]);
  for (const { make } of indexes.rows) await client.query(make);
  await client.query('COMMIT');
  await client.query('VACUUM (ANALYZE) session_logs');
}

/** What drops each index or key of the table, and what makes it again. */
const indexStatements = `
  SELECT
    CASE WHEN conname IS NULL THEN format('DROP INDEX %s', indexrelid::regclass)
      ELSE format('ALTER TABLE session_logs DROP CONSTRAINT %I', conname) END AS drop,
    CASE WHEN conname IS NULL THEN pg_get_indexdef(indexrelid)
      ELSE format('ALTER TABLE session_logs ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(pg_constraint.oid)) END AS make
  FROM pg_index LEFT JOIN pg_constraint ON conindid = indexrelid AND contype IN ('p', 'u')
  WHERE indrelid = 'session_logs'::regclass`;
