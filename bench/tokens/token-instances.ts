import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { SQL } from 'bun';
import { scrape } from '../../apps/api/e2e/scrape.ts';
import { type Api, startApi } from '../../tools/api.ts';
import { freePort } from '../../tools/free-port.ts';
import { startPostgres } from '../../tools/postgres.ts';
import { startRedis } from '../../tools/redis.ts';
import { ended, ownFolder } from '../servers/own-folder.ts';
import { ourSettings } from './token-servers.ts';

/** Instances of the built API as replicas run: on one PostgreSQL and one Redis. */
export type TokenInstances = {
  readonly apis: readonly Api[];
  readonly postgresPid: number;
  readonly redisPid: number;
  /** How many tokens have a row. */
  rows(): Promise<number>;
  /** How many had none yet when they were answered, and waited in a spool because PostgreSQL was too slow. */
  spooled(): Promise<number>;
};

const spooledMetric = 'livemeet_spool_records_spooled_total';

/** Brings so many instances up, does the work, and ends them whatever comes of that. */
export async function withTokenInstances<Result>(
  count: number,
  work: (instances: TokenInstances) => Promise<Result>,
): Promise<Result> {
  await using endings = new AsyncDisposableStack();
  const directory = await ownFolder(endings);
  const postgres = ended(
    endings,
    await startPostgres({ directory: join(directory, 'postgres'), port: await freePort() }),
  );
  const redis = ended(endings, await startRedis({ directory: join(directory, 'redis') }));
  const sql = new SQL(postgres.url, { max: 1, connectionTimeout: 5 });
  endings.defer(() => sql.close({ timeout: 1 }));
  const shared = {
    LIVEKIT_API_KEY: 'APIbench',
    LIVEKIT_API_SECRET: randomBytes(32).toString('hex'),
    REDIS_URL: redis.url,
  };
  const apis: Api[] = [];
  const metricsPorts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const METRICS_PORT = String(await freePort());
    const own = ourSettings(postgres.url, join(directory, `api-${index}`));
    const api = ended(endings, await startApi({ isBuilt: true, env: { ...shared, ...own, METRICS_PORT } }));
    apis.push(api);
    metricsPorts.push(METRICS_PORT);
  }
  const rows = async () => (await sql`SELECT count(*)::int AS count FROM session_logs`)[0].count;
  const spooled = async () => {
    const scrapes = await Promise.all(metricsPorts.map(scrape));
    return scrapes.reduce((sum, { samples }) => sum + (samples.get(spooledMetric) ?? Number.NaN), 0);
  };
  return await work({ apis, postgresPid: postgres.pid, redisPid: redis.pid, rows, spooled });
}
