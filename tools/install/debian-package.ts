import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { programOnPath } from './program-on-path.ts';

const LIMIT_MS = 3 * 60_000;

/**
 * Installs a package with apt-get. False where that is not ours to do: not root, or not one of these
 * systems (the ID of os-release).
 */
export async function installDebianPackage(
  name: string,
  systems: readonly string[],
  report: (line: string) => void,
): Promise<boolean> {
  const apt = programOnPath(['apt-get']);
  if (!apt || process.getuid?.() !== 0 || !systems.includes(await systemId())) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  report(`installing the system's package ${name}`);
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', name]]) {
    await promisify(execFile)(apt, ['--quiet', '--quiet', ...args], { env, timeout: LIMIT_MS });
  }
  return true;
}

async function systemId(): Promise<string> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID=["']?([^"'\n]+)/m.exec(release)?.[1] ?? '';
}
