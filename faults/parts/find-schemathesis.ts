import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../../tools/install/cache-folder.ts';
import { programOnPath } from '../../tools/install/program-on-path.ts';
import { MissingPart } from '../../tools/missing-part.ts';

const version = '4.32.5';
const installLimitMs = 5 * 60_000;

/** The path of schemathesis, brought into the cache when it is not there. Throws {@link MissingPart} with what is missing. */
export async function findSchemathesis(report: (line: string) => void): Promise<string> {
  const home = join(cacheFolder(), 'schemathesis', version);
  const program = join(home, 'bin', 'schemathesis');
  if (await isThere(program)) return program;
  const python = programOnPath(['python3', 'python']);
  if (python === undefined)
    throw new MissingPart('No python3 on PATH: schemathesis needs Python 3.10 or newer.');
  report(`installing schemathesis ${version} into ${home}`);
  const run = (command: string, args: readonly string[]) =>
    promisify(execFile)(command, args, { timeout: installLimitMs }).catch((cause) => {
      const [reason] = String(Object(cause).stderr || cause)
        .trim()
        .split('\n')
        .slice(-1);
      throw new MissingPart(`schemathesis ${version} could not be installed: ${reason}`, { cause });
    });
  await run(python, ['-m', 'venv', '--clear', home]);
  await run(join(home, 'bin', 'python'), [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    `schemathesis==${version}`,
  ]);
  return program;
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
