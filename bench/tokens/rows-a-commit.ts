import type { SQL } from 'bun';

/** How many rows of a table its transactions have on average. */
export async function rowsACommit(sql: SQL, table: string): Promise<number> {
  const [row] = await sql`SELECT count(*) / count(DISTINCT xmin::text)::float AS rows FROM ${sql(table)}`;
  return row.rows;
}
