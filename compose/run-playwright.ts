import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs the tests of this folder to their end; other arguments are Playwright's (a file, `-g <title>`). */
export function runPlaywright(
  root: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  const config = join('compose', 'playwright.config.ts');
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const child = spawn(
    process.execPath,
    ['--bun', '--no-env-file', cli, 'test', '--config', config, ...args],
    {
      cwd: root,
      env,
      stdio: 'inherit',
    },
  );
  child.once('error', reject);
  child.once('close', (code) => resolve(code ?? 1));
  return promise;
}
