import type { SQL } from 'bun';

const commits = 50;

/** How long one row takes to be durable when nothing else is written: milliseconds, each of 50. */
export async function commitTimes(sql: SQL): Promise<number[]> {
  await sql`CREATE TABLE IF NOT EXISTS commit_times (at timestamptz NOT NULL)`;
  const tookMs: number[] = [];
  for (let commit = 0; commit < commits; commit += 1) {
    const since = performance.now();
    await sql`INSERT INTO commit_times VALUES (now())`;
    tookMs.push(performance.now() - since);
  }
  await sql`DROP TABLE commit_times`;
  return tookMs;
}
