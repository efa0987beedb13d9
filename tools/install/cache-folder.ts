import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this platform keeps what can be fetched again, for this person and for LiveMeet. Not created here. */
export function cacheFolder(env: Record<string, string | undefined> = process.env): string {
  return join(platformCache(env), 'livemeet');
}

function platformCache(env: Record<string, string | undefined>): string {
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return join(homedir(), '.cache');
}
