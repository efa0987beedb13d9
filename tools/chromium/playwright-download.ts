import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Each of Playwright's hosts gets this long to answer, and all of them together the second figure. */
const CONNECT_LIMIT_MS = 4_000;
const FIRST_BYTES_LIMIT_MS = 18_000;
const LIMIT_MS = 10 * 60_000;

/** Lets Playwright download its own Chromium and answers with its path. Fails soon when its hosts do not answer. */
export async function bringPlaywrights(report: (line: string) => void): Promise<string> {
  const { chromium } = await import('@playwright/test');
  report('downloading Playwright’s Chromium');
  const cli = join(import.meta.dir, '..', '..', 'node_modules', '@playwright', 'test', 'cli.js');
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(CONNECT_LIMIT_MS) };
  const child = spawn(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  const giveUp = setTimeout(() => child.kill('SIGKILL'), FIRST_BYTES_LIMIT_MS);
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const percent = /(\d+)% of/.exec(text)?.[1];
    if (percent === undefined) return;
    clearTimeout(giveUp);
    report(`downloading Playwright’s Chromium: ${percent} %`);
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.once('error', reject);
  child.once('exit', (code) => {
    if (code === 0) resolve();
    else reject(new Error('Playwright’s Chromium cannot be downloaded'));
  });
  await promise.finally(() => clearTimeout(giveUp));
  return chromium.executablePath();
}
