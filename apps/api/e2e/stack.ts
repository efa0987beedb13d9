import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQL } from 'bun';
import { type Api, startApi } from '../../../tools/api.ts';
import { freePort } from '../../../tools/free-port.ts';
import { type LivekitServer, startLivekitServer } from '../../../tools/livekit-server.ts';
import { type Postgres, startPostgres } from '../../../tools/postgres.ts';
import { signalTree } from './signal-tree.ts';

/** Real parts for one spec file, in a directory of their own. */
export type Stack = {
  readonly directory: string;
  readonly postgres: Postgres;
  /** What the API signs tokens with. */
  readonly key: Key;
  /** What the SFU signs webhooks with. */
  readonly webhookKey: Key;
  /** The environment of an API on these parts; it logs all it can, so that a leak would show. */
  readonly env: Readonly<Record<string, string>>;
  readonly sql: SQL;
  /** Ends PostgreSQL as a power cut would. */
  killPostgres(): Promise<void>;
  /** Starts it again on the same data, port and password. */
  restartPostgres(): Promise<void>;
  /** Stops all its processes where they are, as a machine that swaps or a disk that hangs would. */
  freezePostgres(): Promise<void>;
  thawPostgres(): Promise<void>;
  startApi(more?: Readonly<Record<string, string>>): Promise<Api>;
  stop(): Promise<void>;
};

export type Key = { readonly apiKey: string; readonly apiSecret: string };

/** PostgreSQL, and APIs when asked for. The SFU's address leads nowhere. */
export async function startStack(): Promise<Stack> {
  return stackOn(`ws://127.0.0.1:${await freePort()}`, createKeys(), await createDirectory());
}

/** A stack with an SFU that sends its webhooks to the API. */
export type MeetingStack = Stack & {
  readonly livekit: LivekitServer;
  readonly api: Api;
  /** Ends the SFU as a power cut would. */
  killLivekit(): Promise<void>;
  /** Starts it again at the same address. */
  restartLivekit(): Promise<void>;
  /** One after the other. */
  crashLivekit(): Promise<void>;
};

/** PostgreSQL, an SFU and one API that know each other. With an address of Redis the SFU keeps its rooms there. */
export async function startMeetingStack(
  more: Readonly<Record<string, string>> = {},
  redisAddress?: string,
): Promise<MeetingStack> {
  const directory = await createDirectory();
  const keys = createKeys();
  const port = await freePort();
  const livekitOptions = {
    directory: join(directory, 'livekit'),
    ...keys.key,
    webhook: { ...keys.webhookKey, url: `http://127.0.0.1:${port}/webhooks/livekit` },
    redisAddress,
    // Seconds: how soon an empty room ends.
    roomSettings: { empty_timeout: 2, departure_timeout: 1 },
  };
  const livekit = await startLivekitServer(livekitOptions);
  let running = livekit;
  const stack = await stackOn(livekit.url, keys, directory);
  const api = await stack.startApi({ ...more, PORT: String(port) });
  const killLivekit = () => running.kill();
  const restartLivekit = async () => {
    running = await startLivekitServer({ ...livekitOptions, port: livekit.port });
  };
  return {
    ...stack,
    livekit,
    api,
    killLivekit,
    restartLivekit,
    crashLivekit: async () => {
      await killLivekit();
      await restartLivekit();
    },
    stop: async () => {
      await running.kill();
      await stack.stop();
    },
  };
}

async function stackOn(
  livekitUrl: string,
  { key, webhookKey }: Pick<Stack, 'key' | 'webhookKey'>,
  directory: string,
): Promise<Stack> {
  const place = join(directory, 'postgres');
  const postgres = await startPostgres({ directory: place });
  let running = postgres;
  const sql = new SQL(postgres.url, { max: 2 });
  const apis: Api[] = [];
  const env = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'trace',
    DATABASE_URL: postgres.url,
    SPOOL_DIRECTORY: join(directory, 'spool'),
    SPOOL_MAX_MEGABYTES: '4',
    LIVEKIT_URL: livekitUrl,
    LIVEKIT_API_KEY: key.apiKey,
    LIVEKIT_API_SECRET: key.apiSecret,
    LIVEKIT_WEBHOOK_API_KEY: webhookKey.apiKey,
    LIVEKIT_WEBHOOK_API_SECRET: webhookKey.apiSecret,
  };
  return {
    directory,
    postgres,
    key,
    webhookKey,
    env,
    sql,
    killPostgres: () => running.kill(),
    restartPostgres: async () => {
      running = await startPostgres({ directory: place, port: postgres.port });
    },
    freezePostgres: () => signalTree(running.pid, 'SIGSTOP'),
    thawPostgres: () => signalTree(running.pid, 'SIGCONT'),
    startApi: async (more = {}) => {
      const api = await startApi({ env: { ...env, ...more } });
      apis.push(api);
      return api;
    },
    stop: async () => {
      await Promise.all(apis.map((api) => api.stop()));
      await sql.close();
      await running.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function createDirectory(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'livemeet-api-'));
}

function createKeys(): Pick<Stack, 'key' | 'webhookKey'> {
  return { key: createKey(), webhookKey: createKey() };
}

function createKey(): Key {
  return { apiKey: `API${randomBytes(6).toString('hex')}`, apiSecret: randomBytes(32).toString('hex') };
}
