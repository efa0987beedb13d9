import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { Livekit } from './infrastructure.ts';
import type { Settings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Our environment with the `.env` of the project's root in it. Bun reads that file by itself, but only from the
 * folder it is started in, which is a package's own when the package's script started us.
 */
export function rootEnvironment(root: string): Environment {
  if (realpathSync(process.cwd()) === realpathSync(root)) return process.env;
  const asBunSeesIt = ['--print', 'JSON.stringify(process.env)'];
  const { stdout } = spawnSync(process.execPath, asBunSeesIt, { cwd: root, encoding: 'utf8' });
  return JSON.parse(stdout);
}

/** What the API is told in development. */
export function apiEnvironment(
  env: Environment,
  settings: Settings,
  databaseUrl: string,
  spoolDirectory: string,
  sfu: Livekit,
): Environment {
  return {
    ...env,
    NODE_ENV: env.NODE_ENV ?? 'development',
    PORT: String(settings.apiPort),
    DATABASE_URL: databaseUrl,
    SPOOL_DIRECTORY: env.SPOOL_DIRECTORY ?? spoolDirectory,
    LIVEKIT_URL: sfu.url,
    LIVEKIT_API_KEY: sfu.keys.apiKey,
    LIVEKIT_API_SECRET: sfu.keys.apiSecret,
    LIVEKIT_WEBHOOK_API_KEY: sfu.webhookKeys?.apiKey,
    LIVEKIT_WEBHOOK_API_SECRET: sfu.webhookKeys?.apiSecret,
  };
}

/**
 * What the page's development server is told. The SFU of an API of somewhere else (API_URL) is not known: whatever our
 * environment says of one is about another.
 */
export function webEnvironment(
  env: Environment,
  settings: Settings,
  apiUrl: string,
  sfu: Livekit | undefined,
): Environment {
  const isOwnApi = sfu !== undefined || !env.API_URL;
  return {
    ...env,
    WEB_PORT: String(settings.webPort),
    LIVEMEET_API_URL: apiUrl,
    LIVEKIT_URL: sfu?.url ?? (isOwnApi ? env.LIVEKIT_URL : undefined),
    LIVEKIT_PUBLIC_URL: isOwnApi ? env.LIVEKIT_PUBLIC_URL : undefined,
  };
}
