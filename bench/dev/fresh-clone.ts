import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from '../../tools/checks/run-program.ts';

const root = join(import.meta.dir, '..', '..');

/** Clones the last commit of this repository, without packages and data; removes it when the work is done. */
export async function withFreshClone<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'livemeet-bench-'));
  try {
    const folder = join(directory, 'livemeet');
    const args = ['clone', '--quiet', '--no-local', root, folder];
    const { exitCode, output } = await runQuietly({ command: 'git', args, cwd: directory, env: process.env });
    if (exitCode !== 0) throw new Error(`this repository cannot be cloned:\n${output}`);
    return await work(folder);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
