import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from '../../tools/checks/run-program.ts';
import { programOnPath } from '../../tools/install/program-on-path.ts';

/** How much longer each fsync takes: a commit on a solid-state disk without a cache that survives a power cut takes about as long. */
export const slowerByMs = 1.5;

/** What this machine has not to make a disk slow, in one line; null where it has all. */
export function missingForSlowDisk(): string | null {
  if (process.platform !== 'linux') return 'only on Linux a library can be loaded before the C library';
  return findCompiler() === undefined ? 'no C compiler (cc) on PATH' : null;
}

/** Builds the library, does the work with the environment that loads it, and removes it again. */
export async function withSlowDisk<Result>(
  work: (env: Readonly<Record<string, string>>) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'livemeet-slow-disk-'));
  try {
    // The database server may run as another account.
    await chmod(folder, 0o755);
    const library = join(folder, 'slow-fsync.so');
    const args = ['-shared', '-fPIC', '-O2', '-o', library, join(import.meta.dir, 'slow-fsync.c'), '-ldl'];
    const { exitCode, output } = await runQuietly({
      command: findCompiler() ?? 'cc',
      args,
      cwd: folder,
      env: process.env,
    });
    if (exitCode !== 0) throw new Error(`the library for a slow disk was not built:\n${output}`);
    return await work({
      LD_PRELOAD: library,
      SLOW_FSYNC_MICROSECONDS: String(slowerByMs * 1000),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function findCompiler(): string | undefined {
  return programOnPath(['cc']);
}
