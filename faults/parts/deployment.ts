import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQL } from 'bun';
import { type Api, startApi } from '../../tools/api.ts';
import { freePort } from '../../tools/free-port.ts';
import { type LivekitServer, startLivekitServer } from '../../tools/livekit-server.ts';
import { type Postgres, startPostgres } from '../../tools/postgres.ts';
import { type Redis, startRedis } from '../../tools/redis.ts';
import { MortalPart } from './mortal-part.ts';

type SigningKey = { readonly apiKey: string; readonly apiSecret: string };

export type DeploymentOptions = {
  /** How many APIs; one without. */
  readonly apis?: number;
  readonly hasRedis?: boolean;
  /** Without an SFU its address leads nowhere, and nothing looks after rows but what is told. */
  readonly hasSfu?: boolean;
  /** Said to every API beside the rest. */
  readonly env?: Readonly<Record<string, string>>;
  /** Said beside that to the first, the second, and so on. */
  readonly envOf?: (index: number) => Readonly<Record<string, string>>;
};

/**
 * A LiveMeet of real parts, in a directory and on ports of its own. Its limits are those of every LiveMeet; they believe
 * 127.0.0.1 on where a caller comes from, so that load can come from many addresses.
 */
export type Deployment = {
  readonly directory: string;
  /** What the API signs tokens with, and asks the SFU with. */
  readonly key: SigningKey;
  /** What the SFU signs its webhooks with. */
  readonly webhookKey: SigningKey;
  readonly sql: SQL;
  readonly postgres: MortalPart<Postgres>;
  readonly apis: readonly [MortalPart<Api>, ...MortalPart<Api>[]];
  readonly redis: MortalPart<Redis> | null;
  readonly sfu: MortalPart<LivekitServer> | null;
  /** What an API of this deployment is told, to start one more. */
  readonly env: Readonly<Record<string, string>>;
};

/** Brings a deployment up, does the work, and ends it whatever comes of that. */
export async function withDeployment<Result>(
  options: DeploymentOptions,
  work: (deployment: Deployment) => Promise<Result>,
): Promise<Result> {
  const endings: (() => Promise<unknown>)[] = [];
  const started = async <Running extends { stop(): Promise<void> }>(running: Promise<Running>) => {
    const part = await running;
    endings.unshift(() => part.stop());
    return part;
  };
  const directory = await mkdtemp(join(tmpdir(), 'livemeet-faults-'));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  // Also when a signal ends this process.
  process.once('exit', remove);
  endings.unshift(async () => {
    remove();
    process.off('exit', remove);
  });
  try {
    return await work(await bringUp(directory, options, started, endings));
  } finally {
    for (const end of endings) await end();
  }
}

type Started = <Running extends { stop(): Promise<void> }>(running: Promise<Running>) => Promise<Running>;

async function bringUp(
  directory: string,
  { apis = 1, hasRedis = false, hasSfu = false, env: more = {}, envOf = () => ({}) }: DeploymentOptions,
  started: Started,
  endings: (() => Promise<unknown>)[],
): Promise<Deployment> {
  const [key, webhookKey] = [createKey(), createKey()];
  const [postgresPort, redisPort, sfuPort, apiPort, ...otherPorts] = await freePorts(4 + apis - 1);
  const postgres = await started(
    MortalPart.start(() => startPostgres({ directory: join(directory, 'postgres'), port: postgresPort })),
  );
  const sql = new SQL(postgres.running.url, { max: 2, connectionTimeout: 5 });
  endings.unshift(() => sql.close({ timeout: 1 }));
  const redis = hasRedis
    ? await started(
        MortalPart.start(() => startRedis({ directory: join(directory, 'redis'), port: redisPort })),
      )
    : null;
  const sfuOptions = {
    ...key,
    directory: join(directory, 'livekit'),
    port: sfuPort,
    webhook: { ...webhookKey, url: `http://127.0.0.1:${apiPort}/webhooks/livekit` },
  };
  const sfu = hasSfu ? await started(MortalPart.start(() => startLivekitServer(sfuOptions))) : null;
  const env = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATABASE_URL: postgres.running.url,
    LIVEKIT_URL: `ws://127.0.0.1:${sfuPort}`,
    LIVEKIT_API_KEY: key.apiKey,
    LIVEKIT_API_SECRET: key.apiSecret,
    LIVEKIT_WEBHOOK_API_KEY: webhookKey.apiKey,
    LIVEKIT_WEBHOOK_API_SECRET: webhookKey.apiSecret,
    TRUSTED_PROXIES: '127.0.0.1',
    SPOOL_DIRECTORY: join(directory, 'spool'),
    ...(redis && { REDIS_URL: redis.running.url }),
    ...more,
  };
  const apiOn = (port: number | undefined, index: number) =>
    started(MortalPart.start(() => startApi({ env: { ...env, ...envOf(index), PORT: String(port) } })));
  const first = await apiOn(apiPort, 0);
  const others = await Promise.all(otherPorts.map((port, index) => apiOn(port, index + 1)));
  return { directory, key, webhookKey, sql, postgres, redis, sfu, env, apis: [first, ...others] };
}

function createKey(): SigningKey {
  return { apiKey: `API${randomBytes(6).toString('hex')}`, apiSecret: randomBytes(32).toString('hex') };
}

function freePorts(count: number): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, freePort));
}
