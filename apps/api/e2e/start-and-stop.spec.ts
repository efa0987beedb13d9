import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { copyFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../../../tools/free-port.ts';
import { leaksIn } from './leaks-in.ts';
import { requestToken } from './request-token.ts';
import { type Stack, startStack } from './stack.ts';
import { until } from './until.ts';

const api = join(import.meta.dir, '..');
let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
}, 60_000);

afterAll(() => stack?.stop(), 20_000);

describe('the API refuses to start', () => {
  test.each([
    'x',
    'secret',
    'devkey',
    'changeme',
    'password',
    '0123456789abcdef0123456789abcde',
    'a'.repeat(64),
    'kX9vQ2mTz7RbL4wN'.repeat(2),
    'devsecret_devsecret_devsecret_devsecret',
    'please-change-me-before-you-deploy-this',
    'MySecret-kX9vQ2mTz7RbL4wNcY8sHd3GfJ6pUaE',
    '12345678901234567890123456789012',
    '0110100110010110100101100110100110010110',
  ])('in production with the secret %p: one line, exit code 78, the secret unsaid', async (secret) => {
    const { exitCode, output } = await run({ ...stack.env, LIVEKIT_API_SECRET: secret });
    expect(exitCode).toBe(78);
    expect(output.trimEnd()).toMatch(/^livemeet-api: LIVEKIT_API_SECRET [^\n]+$/);
    if (secret.length > 8) expect(output).not.toContain(secret);
  });

  test('in production with a weak secret for webhooks', async () => {
    const { exitCode, output } = await run({
      ...stack.env,
      LIVEKIT_WEBHOOK_API_SECRET: 'please-change-me-before-you-deploy-this',
    });
    expect(exitCode).toBe(78);
    expect(output.trimEnd()).toMatch(/^livemeet-api: LIVEKIT_WEBHOOK_API_SECRET [^\n]+$/);
    expect(output).not.toContain('please');
  });

  test('in production with one key for tokens and webhooks: each shared half on a line, the secret unsaid', async () => {
    const { apiKey, apiSecret } = stack.key;
    const { exitCode, output } = await run({
      ...stack.env,
      LIVEKIT_WEBHOOK_API_KEY: apiKey,
      LIVEKIT_WEBHOOK_API_SECRET: apiSecret,
    });
    expect(exitCode).toBe(78);
    expect(faultyNames(output)).toEqual(['LIVEKIT_WEBHOOK_API_KEY', 'LIVEKIT_WEBHOOK_API_SECRET']);
    expect(output).not.toContain(apiSecret);
  });

  test('with a faulty environment: every fault on a line of its own', async () => {
    const { exitCode, output } = await run({ PORT: 'http', LIVEKIT_URL: 'here', LIVEKIT_API_KEY: 'k' });
    expect(exitCode).toBe(78);
    expect(faultyNames(output)).toEqual([
      'DATABASE_URL',
      'LIVEKIT_API_SECRET',
      'LIVEKIT_URL',
      'LIVEKIT_WEBHOOK_API_KEY',
      'LIVEKIT_WEBHOOK_API_SECRET',
      'PORT',
    ]);
  });

  test('on a port that is taken: one line that says which', async () => {
    const holder = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() });
    const port = String(holder.port);
    const { exitCode, output } = await run({ ...stack.env, LOG_LEVEL: 'silent', PORT: port });
    await holder.stop(true);
    expect(exitCode).toBe(1);
    expect(output.trimEnd()).toMatch(new RegExp(`^livemeet-api: [^\\n]*127.0.0.1:${port}[^\\n]*$`));
  });
});

describe('the API stops', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s after it has answered, with exit code 0, within 2 s',
    async (signal) => {
      const running = await stack.startApi();
      await requestToken(running.url, 'Ana');
      const browser = new Agent({ keepAlive: true });
      await get(`${running.url}/config`, browser);

      const lock = await stack.sql.reserve();
      await lock`BEGIN`;
      await lock`LOCK TABLE session_logs`;
      const underWay = requestToken(running.url, 'Bruno', 'Stop-Room');
      await until(async () => (await stack.sql`SELECT 1 FROM pg_locks WHERE NOT granted`).length === 1);

      const stoppedAt = performance.now();
      process.kill(running.pid, signal);
      await until(() =>
        fetch(`${running.url}/config`).then(
          () => false,
          () => true,
        ),
      );
      await lock`COMMIT`;
      lock.release();

      expect((await underWay).roomName).toBe('Stop-Room');
      expect(await running.exited).toBe('exit code 0');
      expect(performance.now() - stoppedAt).toBeLessThan(2000);
      expect(leaksIn(running.logs(), [stack.key.apiSecret, 'Ana', 'Bruno'])).toEqual([]);
      browser.destroy();
    },
    20_000,
  );

  test('under bun --watch, too', async () => {
    const port = String(await freePort());
    const watched = Bun.spawn([process.execPath, '--no-install', '--watch', 'src/main.ts'], {
      cwd: api,
      env: { ...surroundings(), ...stack.env, PORT: port },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    await until(() => isLive(port));
    watched.kill('SIGTERM');
    expect(await Promise.race([watched.exited, Bun.sleep(2000).then(() => 'still there')])).toBe(0);
  }, 20_000);
});

test('the built file runs by itself, without a package beside it', async () => {
  const build = Bun.spawn([process.execPath, 'run', 'build'], {
    cwd: api,
    env: surroundings(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  expect(await build.exited, await new Response(build.stderr).text()).toBe(0);
  const alone = join(stack.directory, 'alone.js');
  await copyFile(join(api, 'dist/main.js'), alone);
  const port = String(await freePort());
  const built = Bun.spawn([process.execPath, '--no-install', alone], {
    cwd: stack.directory,
    env: { ...surroundings(), ...stack.env, PORT: port },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  await until(() => isLive(port));
  await requestToken(`http://127.0.0.1:${port}`, 'Ana');
  built.kill('SIGTERM');
  expect(await built.exited).toBe(0);
}, 60_000);

/** The variables a refusal names, one a line. */
function faultyNames(output: string): (string | undefined)[] {
  const lines = output.trimEnd().split('\n');
  return lines.map((line) => line.split(' ')[1]).sort();
}

async function run(env: Record<string, string>): Promise<{ exitCode: number; output: string }> {
  const child = Bun.spawn([process.execPath, '--no-install', 'src/main.ts'], {
    cwd: api,
    env: { ...surroundings(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [exitCode, out, err] = await Promise.all([
    child.exited,
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  return { exitCode, output: out + err };
}

/** What a program needs to run at all; nothing that configures the API. */
function surroundings(): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };
}

function isLive(port: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health/live`).then(
    (response) => response.ok,
    () => false,
  );
}

/** Over a connection that stays open afterwards, as a browser's does. */
function get(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    request(url, { agent }, (response) => response.resume().once('end', resolve))
      .once('error', reject)
      .end();
  });
}
