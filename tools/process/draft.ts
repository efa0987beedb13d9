import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isProcessAlive } from './process-state.ts';

/** A name beside this path for something that is renamed to it when it is whole. No two starts share one. */
export function draftName(path: string): string {
  return `${path}.draft-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** An empty folder of such a name. What starts that were killed left behind under such names is removed first. */
export async function draftFolder(path: string, mode = 0o755): Promise<string> {
  const shelf = dirname(path);
  await mkdir(shelf, { recursive: true });
  for (const name of await readdir(shelf)) {
    if (!name.startsWith(`${basename(path)}.draft-`)) continue;
    const maker = Number(/\.draft-(\d+)-/.exec(name)?.[1]);
    if (maker > 0 && !isProcessAlive(maker)) await rm(join(shelf, name), { recursive: true, force: true });
  }
  const folder = draftName(path);
  await mkdir(folder, { mode });
  return folder;
}
