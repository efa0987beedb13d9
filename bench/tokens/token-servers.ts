import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { SQL } from 'bun';
import { startApi } from '../../tools/api.ts';
import { freePort } from '../../tools/free-port.ts';
import { startPostgres } from '../../tools/postgres.ts';
import { startNodeServer } from '../servers/node-server.ts';
import { ended, ownFolder } from '../servers/own-folder.ts';

/** A server that issues tokens at `POST /auth/token`, and how many rows it has in the database; null where it stores none. */
export type TokenServer = {
  readonly pid: number;
  readonly url: string;
  readonly rows: (() => Promise<number>) | null;
};

/** Ours, the sample of LiveKit's documentation, and the one that does the same work; and the database server of two of them. */
export type TokenServers = {
  readonly livemeet: TokenServer;
  readonly sample: TokenServer;
  readonly sameWork: TokenServer;
  readonly sql: SQL;
  readonly postgresPid: number;
  /** With which all of them sign. */
  readonly key: Readonly<Record<'LIVEKIT_API_KEY' | 'LIVEKIT_API_SECRET', string>>;
};

/** The most that the API's settings allow. */
const tokensPerSecond = '10000';

/**
 * Brings all three up on one PostgreSQL, does the work, and ends them whatever comes of that. `postgresEnv` is said to the
 * database server alone.
 */
export async function withTokenServers<Result>(
  node: string,
  postgresEnv: Readonly<Record<string, string>>,
  work: (servers: TokenServers) => Promise<Result>,
): Promise<Result> {
  await using endings = new AsyncDisposableStack();
  const directory = await ownFolder(endings);
  const postgres = ended(
    endings,
    await startPostgres({
      directory: join(directory, 'postgres'),
      port: await freePort(),
      env: postgresEnv,
    }),
  );
  const sql = new SQL(postgres.url, { max: 1, connectionTimeout: 5 });
  endings.defer(() => sql.close({ timeout: 1 }));
  await sql`CREATE DATABASE same_work`;
  const sameWorkUrl = postgres.url.replace(/[^/]+$/, 'same_work');
  const sameWorkSql = new SQL(sameWorkUrl, { max: 1, connectionTimeout: 5 });
  endings.defer(() => sameWorkSql.close({ timeout: 1 }));
  const key = { LIVEKIT_API_KEY: 'APIbench', LIVEKIT_API_SECRET: randomBytes(32).toString('hex') };
  const api = ended(
    endings,
    await startApi({ isBuilt: true, env: { ...key, ...ourSettings(postgres.url, directory) } }),
  );
  const sample = ended(endings, await startNodeServer(node, 'livekit-sample', key));
  const sameWork = ended(
    endings,
    await startNodeServer(node, 'same-work', { ...key, DATABASE_URL: sameWorkUrl }),
  );
  return await work({
    sql,
    postgresPid: postgres.pid,
    key,
    livemeet: { ...api, rows: () => countIn(sql, 'session_logs') },
    sample: { ...sample, rows: null },
    sameWork: { ...sameWork, rows: () => countIn(sameWorkSql, 'issued_tokens') },
  });
}

/** What an operator says who has a proxy before the API and raises its limit; all else is as it is when nothing is said. */
export function ourSettings(databaseUrl: string, directory: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    // Nobody is there: a token without a room's name asks the SFU for nothing.
    LIVEKIT_URL: 'ws://127.0.0.1:9',
    LIVEKIT_WEBHOOK_API_KEY: 'APIwebhooks',
    LIVEKIT_WEBHOOK_API_SECRET: randomBytes(32).toString('hex'),
    SPOOL_DIRECTORY: join(directory, 'spool'),
    TRUSTED_PROXIES: '127.0.0.1',
    TOKENS_PER_SECOND: tokensPerSecond,
  };
}

async function countIn(sql: SQL, table: string): Promise<number> {
  const [row] = await sql`SELECT count(*)::int AS count FROM ${sql(table)}`;
  return row.count;
}
