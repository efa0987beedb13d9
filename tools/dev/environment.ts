import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import type { LivekitKeys, Settings } from './settings.ts';

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
  parts: LivekitKeys & {
    readonly databaseUrl: string;
    readonly livekitUrl: string;
    readonly spoolDirectory: string;
  },
): Environment {
  return {
    ...env,
    NODE_ENV: env.NODE_ENV ?? 'development',
    PORT: String(settings.apiPort),
    DATABASE_URL: parts.databaseUrl,
    SPOOL_DIRECTORY: env.SPOOL_DIRECTORY ?? parts.spoolDirectory,
    LIVEKIT_URL: parts.livekitUrl,
    LIVEKIT_API_KEY: parts.apiKey,
    LIVEKIT_API_SECRET: parts.apiSecret,
  };
}
