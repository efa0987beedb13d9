import { join } from 'node:path';
import { findLivekitServer, startLivekitServer } from '../livekit-server.ts';
import { startPostgres } from '../postgres.ts';
import { keptSigningKeys, keptWebhookKeys } from './kept-keys.ts';
import { choosePort, requireServer } from './ports.ts';
import type { Run } from './run.ts';
import type { LivekitKeys } from './settings.ts';

/** What the API and the SFU have to agree on. */
export type Livekit = {
  readonly url: string;
  readonly keys: LivekitKeys;
  /** Undefined: a developer's SFU signs webhooks with the same key. */
  readonly webhookKeys: LivekitKeys | undefined;
};

/** The address of the database: the developer's, or our own, started now. */
export function databaseUrl({ settings, progress, folder, session }: Run): Promise<string> {
  return progress.step('PostgreSQL', async (report) => {
    const given = settings.databaseUrl;
    if (given) {
      await requireServer(given, 'PostgreSQL', 'DATABASE_URL');
      return { value: given, note: `${new URL(given).host}, from DATABASE_URL` };
    }
    const database = await startPostgres({ directory: join(folder, 'postgres'), report });
    session.note('PostgreSQL', database.pid);
    session.keep('PostgreSQL', database, `see ${database.logPath}`, { endsLast: true });
    const note = `127.0.0.1:${database.port}${database.isReused ? ', was already running' : ''}`;
    return { value: database.url, note };
  });
}

/** The SFU: the developer's, or our own, found or brought and started now. */
export function livekit({ settings, progress, folder, session }: Run): Promise<Livekit> {
  return progress.step('LiveKit', async (report) => {
    const keys = settings.livekitKeys ?? (await keptSigningKeys(folder));
    const given = settings.livekitUrl;
    if (given) {
      await requireServer(given, 'LiveKit', 'LIVEKIT_URL');
      const webhookKeys = settings.livekitWebhookKeys;
      return { value: { url: given, keys, webhookKeys }, note: `${given}, from LIVEKIT_URL` };
    }
    const webhookKeys = settings.livekitWebhookKeys ?? (await keptWebhookKeys(folder));
    const binary = await findLivekitServer({ report });
    const directory = join(folder, 'livekit');
    const sfu = await startLivekitServer({
      ...keys,
      binary,
      directory,
      port: settings.livekitPort ?? (await choosePort(7880)),
      udpPort: settings.livekitUdpPort,
      onSpawn: (pid) => session.note('LiveKit', pid),
      webhook: { ...webhookKeys, url: `http://127.0.0.1:${settings.apiPort}/webhooks/livekit` },
    });
    session.keep('LiveKit', sfu, `see ${join(directory, 'livekit.log')}`);
    return { value: { url: sfu.url, keys, webhookKeys }, note: `${sfu.url}, ${binary}` };
  });
}

/** Redis is used when the developer has one; `bun dev` starts none. */
export function redis({ settings, progress }: Run): Promise<void> {
  return progress.step('Redis', async () => {
    const given = settings.redisUrl;
    if (!given)
      return { value: undefined, note: 'not used: the API keeps in its own memory what Redis would share' };
    await requireServer(given, 'Redis', 'REDIS_URL');
    return { value: undefined, note: `${new URL(given).host}, from REDIS_URL` };
  });
}
