import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { freePort } from '../../tools/free-port.ts';
import { startLivekitServer } from '../../tools/livekit-server.ts';
import { startPostgres } from '../../tools/postgres.ts';
import { startRedis } from '../../tools/redis.ts';
import { type BunProgram, buildNestSample, layOutApi } from '../servers/bun-program.ts';
import { ended, ownFolder } from '../servers/own-folder.ts';

/** A built server that can be started again and again, one at a time. */
export type ComparedApi = {
  readonly program: BunProgram;
  readonly url: string;
  readonly readyPath: string;
  /** Whether a 200 from there says that it is ready. */
  isReady(answer: Response): Promise<boolean>;
  /** A POST of theirs that can be asked for many times. */
  readonly work: { readonly path: string; readonly body: string };
};

export type ComparedApis = {
  readonly directory: string;
  readonly livemeet: ComparedApi;
  readonly nest: ComparedApi;
};

/** Starts what LiveMeet's API connects to, does the work, and ends it all whatever comes of that. */
export async function withComparedApis<Result>(
  work: (apis: ComparedApis) => Promise<Result>,
): Promise<Result> {
  await using endings = new AsyncDisposableStack();
  const directory = await ownFolder(endings);
  const ports = { livemeet: String(await freePort()), nest: String(await freePort()) };
  const key = { apiKey: 'APIbench', apiSecret: randomBytes(32).toString('hex') };
  const webhookKey = { apiKey: 'APIwebhooks', apiSecret: randomBytes(32).toString('hex') };
  const postgres = ended(endings, await startPostgres({ directory: join(directory, 'postgres') }));
  const redis = ended(endings, await startRedis({ directory: join(directory, 'redis') }));
  const sfu = ended(
    endings,
    await startLivekitServer({
      ...key,
      directory: join(directory, 'livekit'),
      webhook: { ...webhookKey, url: `http://127.0.0.1:${ports.livemeet}/webhooks/livekit` },
    }),
  );
  const env = {
    PORT: ports.livemeet,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    LIVEKIT_URL: sfu.url,
    LIVEKIT_API_KEY: key.apiKey,
    LIVEKIT_API_SECRET: key.apiSecret,
    LIVEKIT_WEBHOOK_API_KEY: webhookKey.apiKey,
    LIVEKIT_WEBHOOK_API_SECRET: webhookKey.apiSecret,
    SPOOL_DIRECTORY: join(directory, 'spool'),
    // The load says where its callers are, as a proxy would.
    TRUSTED_PROXIES: '127.0.0.1',
    // A load at a fixed rate comes in bursts.
    TOKENS_PER_SECOND: '1000',
  };
  const body = JSON.stringify({ participantName: 'Ana Souza' });
  return await work({
    directory,
    livemeet: {
      program: { path: await layOutApi(join(directory, 'livemeet')), env },
      url: `http://127.0.0.1:${ports.livemeet}`,
      readyPath: '/health/ready',
      // It also answers 200 when only the spool is there.
      isReady: async (answer) => ((await answer.json()) as { status: string }).status === 'ready',
      work: { path: '/auth/token', body },
    },
    nest: {
      program: { path: await buildNestSample(join(directory, 'nest')), env: { PORT: ports.nest } },
      url: `http://127.0.0.1:${ports.nest}`,
      readyPath: '/cats',
      isReady: async () => true,
      work: { path: '/cats', body },
    },
  });
}
