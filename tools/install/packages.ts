import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MissingPart } from '../missing-part.ts';
import { readIfThere } from '../process/kept-file.ts';

/** Installs the locked packages unless these very ones are installed. Tells whether there was anything to do. */
export async function installPackages(root: string, report: (line: string) => void): Promise<boolean> {
  const stamp = join(root, 'node_modules', '.livemeet-installed');
  const wanted = await fingerprint(root);
  if ((await readIfThere(stamp)) === wanted) return false;
  report('installing what bun.lock names');
  await run(root);
  await writeFile(stamp, wanted);
  return true;
}

/** Of the lock file and every package.json: what decides the content of node_modules. */
async function fingerprint(root: string): Promise<string> {
  const hash = createHash('sha256');
  const files = ['bun.lock', 'package.json'];
  for (const folder of ['apps', 'packages']) {
    const names = await readdir(join(root, folder));
    files.push(...names.sort().map((name) => join(folder, name, 'package.json')));
  }
  for (const file of files) hash.update(`${file}\n${await readIfThere(join(root, file))}\n`);
  return hash.digest('hex');
}

async function run(root: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn(process.execPath, ['install', '--frozen-lockfile'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000);
    });
  }
  child.once('error', reject);
  child.once('close', (code) => {
    const reason = said.split('\n').findLast((line) => line.startsWith('error')) ?? said.trim();
    if (code === 0) resolve();
    else reject(new MissingPart(`The packages could not be installed (${reason}): try \`bun install\`.`));
  });
  await promise;
}
