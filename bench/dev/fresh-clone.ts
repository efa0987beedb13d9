import { join } from 'node:path';
import { runQuietly } from '../../tools/checks/run-program.ts';
import { ownFolder } from '../servers/own-folder.ts';

const root = join(import.meta.dir, '..', '..');

/** Clones the last commit of this repository, without packages and data; removes it when the work is done. */
export async function withFreshClone<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  await using endings = new AsyncDisposableStack();
  const directory = await ownFolder(endings);
  const folder = join(directory, 'livemeet');
  const args = ['clone', '--quiet', '--no-local', root, folder];
  const { exitCode, output } = await runQuietly({ command: 'git', args, cwd: directory, env: process.env });
  if (exitCode !== 0) throw new Error(`this repository cannot be cloned:\n${output}`);
  return await work(folder);
}
