import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../apps/api/src/database/migrate.ts';
import { freePort } from '../../tools/free-port.ts';
import { startPostgres } from '../../tools/postgres.ts';
import { ended, ownFolder } from '../servers/own-folder.ts';
import { fillLog } from './fill-log.ts';

/** A log of so many rows, in a database of its own. */
export type FilledLog = { readonly rows: number; readonly client: pg.Client };

/** Filling is quick because nothing of it has to outlive a power cut; what is measured is rolled back and waits for no disk either. */
const settings = { fsync: 'off', max_wal_size: '4GB', wal_level: 'minimal', max_wal_senders: '0' };

/** Makes a log of each size on one PostgreSQL, with the product's migrations, does the work, and removes it all again. */
export async function withLogs<Result>(
  sizes: readonly number[],
  report: (line: string) => void,
  work: (logs: readonly FilledLog[]) => Promise<Result>,
): Promise<Result> {
  await using endings = new AsyncDisposableStack();
  const directory = await ownFolder(endings);
  const options = { directory: join(directory, 'postgres'), port: await freePort(), settings };
  const postgres = ended(endings, await startPostgres(options));
  const logs: FilledLog[] = [];
  for (const rows of sizes) {
    const since = performance.now();
    const log = { rows, client: await connected(await freshDatabase(postgres.url, `log_${rows}`)) };
    endings.defer(() => log.client.end());
    await fillLog(log.client, rows);
    report(`${rows.toLocaleString('en')} rows are there after ${seconds(since)} s`);
    logs.push(log);
  }
  return await work(logs);
}

/** Its address; the tables are in it, empty. */
async function freshDatabase(serverUrl: string, name: string): Promise<string> {
  const client = await connected(serverUrl);
  await client.query(`CREATE DATABASE ${name}`).finally(() => client.end());
  const url = serverUrl.replace(/[^/]+$/, name);
  await migrate(url);
  return url;
}

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
