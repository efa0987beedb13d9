import { createHash } from 'node:crypto';
import { chmod, mkdir, realpath, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { ServerAccount } from './server-account.ts';

const FALLBACK = '/var/lib/livemeet';

/**
 * The wanted directory, made if need be, when the server's account can reach it. Otherwise (a clone under
 * /root, say) one under /var/lib that belongs to this path alone.
 */
export async function reachableDirectory(path: string, account: ServerAccount | undefined): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o755 });
  const wanted = await realpath(path);
  if (!account) return wanted;
  const barriers = await closedFolders(wanted);
  if (barriers.length === 0) return wanted;
  // Temporary folders are made closed; entering one of ours harms nobody, and moving out of it would leave litter.
  const temporary = await realpath(tmpdir());
  if (barriers.every((folder) => folder.startsWith(temporary + sep))) {
    for (const folder of barriers) await chmod(folder, (await stat(folder)).mode | 0o011);
    return wanted;
  }
  const fallback = join(FALLBACK, createHash('sha256').update(wanted).digest('hex').slice(0, 16));
  await mkdir(fallback, { recursive: true, mode: 0o755 });
  return fallback;
}

/** Whether any account may enter every folder on the way to this path, and the path itself. */
export async function isReachable(path: string, account: ServerAccount | undefined): Promise<boolean> {
  return account === undefined || (await closedFolders(path)).length === 0;
}

async function closedFolders(path: string): Promise<string[]> {
  const closed: string[] = [];
  for (let folder = await realpath(path); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) closed.push(folder);
    if (folder === dirname(folder)) return closed;
  }
}
