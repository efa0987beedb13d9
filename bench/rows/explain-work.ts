import type { Client } from 'pg';
import type { QueryPlan } from '../bench-part.ts';
import type { LogWork } from './log-work.ts';

/**
 * What the database does for a statement, and how long that took, once it has been done before; with `withoutIndex`, as it
 * would be without that one. All of it is taken back.
 */
export async function explainWork(client: Client, work: LogWork, withoutIndex?: string): Promise<QueryPlan> {
  const { sql, values } = work;
  const what = withoutIndex === undefined ? work.what : `${work.what}, without the index ${withoutIndex}`;
  await client.query('BEGIN');
  if (withoutIndex !== undefined) await client.query(`DROP INDEX ${withoutIndex}`);
  const explained = `EXPLAIN (ANALYZE, BUFFERS) ${sql}`;
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(explained, [...values]);
  await client.query('ROLLBACK');
  return { what, sql, lines: rows.map((row) => row['QUERY PLAN']) };
}

/** What the database says at the plan's end, in milliseconds. Pure. */
export function executionMs({ lines }: QueryPlan): number {
  return Number(/^Execution Time: ([\d.]+) ms$/m.exec(lines.join('\n'))?.[1]);
}
