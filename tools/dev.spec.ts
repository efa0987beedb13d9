import { afterAll, afterEach, beforeAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { SQL } from 'bun';
import { checkEnvironment } from './checks/check-environment.ts';
import { freePort, isPortFree } from './free-port.ts';
import { descendantsOf } from './process/descendants.ts';
import { isProcessAlive } from './process/process-state.ts';

const NOT_IN_A_CLONE = new Set(['node_modules', 'dist', '.git', '.livemeet', '.env', 'test-results']);
const UP = 'LiveMeet is up';

setDefaultTimeout(60_000);

/** `bun dev` in a copy of this repository that has no packages and no data. */
class Checkout {
  private constructor(
    readonly root: string,
    readonly ports: { readonly PORT: string; readonly WEB_PORT: string; readonly LIVEKIT_PORT: string },
  ) {}

  static async make(): Promise<Checkout> {
    const root = await mkdtemp(join(tmpdir(), 'livemeet-dev-'));
    const filter = (path: string) => !NOT_IN_A_CLONE.has(basename(path));
    await cp(join(import.meta.dir, '..'), root, { recursive: true, filter, verbatimSymlinks: true });
    const [api, web, livekit] = await Promise.all([freePort(), freePort(), freePort()]);
    return new Checkout(root, { PORT: String(api), WEB_PORT: String(web), LIVEKIT_PORT: String(livekit) });
  }

  readonly #runs: Run[] = [];

  run(...words: string[]): Run {
    const env = { ...checkEnvironment(process.env), ...this.ports };
    const run = new Run(spawn(process.execPath, ['tools/dev.ts', ...words], { cwd: this.root, env }));
    this.#runs.push(run);
    return run;
  }

  /** Ends what a failed test left running. */
  async endRuns(): Promise<void> {
    for (const run of this.#runs.splice(0)) {
      run.process.kill('SIGTERM');
      await run.ended;
    }
  }

  get page(): string {
    return `http://127.0.0.1:${this.ports.WEB_PORT}`;
  }

  async arePortsFree(): Promise<boolean> {
    const answers = await Promise.all(Object.values(this.ports).map((port) => isPortFree(Number(port))));
    return answers.every((isFree) => isFree);
  }
}

/** One start of it: what it says, what it brings up, and how it ends. */
class Run {
  said = '';
  complained = '';
  readonly ended: Promise<number | null>;

  constructor(readonly process: ChildProcess) {
    process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.said += text;
    });
    process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.complained += text;
    });
    this.ended = once(process, 'close').then(([exitCode]) => exitCode);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Resolves when it says that all is up; fails with its words when it ends before. */
  async up(): Promise<void> {
    const isOver = this.ended.then(() => true);
    while (!this.said.includes(UP)) {
      const hasEnded = await Promise.race([isOver, Bun.sleep(20)]);
      if (hasEnded) throw new Error(`ended before it was up:\n${this.said}${this.complained}`);
    }
  }

  /** Sends a signal and tells how it ended, in what time, and which of its processes stayed. */
  async end(
    signal: NodeJS.Signals,
  ): Promise<{ exitCode: number | null; milliseconds: number; left: number[] }> {
    const family = descendantsOf(this.pid);
    const since = performance.now();
    this.process.kill(signal);
    const exitCode = await this.ended;
    return { exitCode, milliseconds: performance.now() - since, left: family.filter(isProcessAlive) };
  }
}

describe('bun dev', () => {
  let checkout: Checkout;
  beforeAll(async () => {
    checkout = await Checkout.make();
  });
  afterEach(() => checkout.endRuns());
  afterAll(() => rm(checkout.root, { recursive: true, force: true }));

  test('brings everything up in a fresh clone, and ends all of it on Ctrl+C within 3 s', async () => {
    const run = checkout.run();
    await run.up();
    expect(run.said).toMatch(/✓ packages .* installed/);
    for (const part of ['PostgreSQL', 'LiveKit', 'API', 'page'])
      expect(run.said).toMatch(new RegExp(`✓ ${part} `));
    expect(run.said).toContain('not used: the API keeps in its own memory what Redis would share');
    const page = await fetch(checkout.page);
    expect(await page.text()).toContain('<div id="root"');
    expect(page.headers.get('content-security-policy')).toContain(
      `connect-src 'self' ws://127.0.0.1:${checkout.ports.LIVEKIT_PORT} `,
    );
    const answer = await fetch(`${checkout.page}/api/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ participantName: 'Ana', roomName: 'kept-room' }),
    });
    expect(answer.status).toBe(201);
    expect(descendantsOf(run.pid).length).toBeGreaterThanOrEqual(4);
    const { exitCode, milliseconds, left } = await run.end('SIGINT');
    expect({ exitCode, left }).toEqual({ exitCode: 0, left: [] });
    expect(milliseconds).toBeLessThan(3_000);
    expect(await checkout.arePortsFree()).toBe(true);
  });

  test('is up again in under 5 s and finds its data', async () => {
    const { run, milliseconds } = await quickestOf(3, checkout);
    expect(milliseconds).toBeLessThan(5_000);
    const database = join(checkout.root, '.livemeet', 'postgres');
    const password = await readFile(join(database, 'password'), 'utf8');
    const port = await readFile(join(database, 'port'), 'utf8');
    const sql = new SQL(`postgres://livemeet:${password}@127.0.0.1:${port}/livemeet`, { max: 1 });
    expect([...(await sql`SELECT room_name FROM session_logs`)]).toEqual([{ room_name: 'kept-room' }]);
    await sql.close();

    const second = checkout.run();
    expect(await second.ended).toBe(1);
    expect(second.complained.trim()).toMatch(/^LiveMeet already runs from this folder .*\.$/);
    expect((await fetch(checkout.page)).status).toBe(200);
    expect(await run.end('SIGTERM')).toMatchObject({ exitCode: 0, left: [] });
  });

  test('ends everything and says so when a part dies', async () => {
    const run = checkout.run('api');
    await run.up();
    const { parts } = JSON.parse(await readFile(join(checkout.root, '.livemeet', 'run.json'), 'utf8'));
    const family = descendantsOf(run.pid);
    process.kill(parts.find(({ name }: { name: string }) => name === 'LiveKit').pid, 'SIGKILL');
    expect(await run.ended).toBe(1);
    expect(run.complained.trim()).toMatch(/^LiveKit ended by itself \(SIGKILL\): see .*livekit\.log\.$/);
    expect(family.filter(isProcessAlive)).toEqual([]);
  });

  test('starts again after kill -9, which left its parts behind', async () => {
    const killed = checkout.run();
    await killed.up();
    const { exitCode, left } = await killed.end('SIGKILL');
    expect(exitCode).toBeNull();
    expect(left.length).toBeGreaterThanOrEqual(4);

    const run = checkout.run();
    await run.up();
    expect(await run.end('SIGHUP')).toMatchObject({ exitCode: 0, left: [] });
    expect(left.filter(isProcessAlive)).toEqual([]);
    expect(await checkout.arePortsFree()).toBe(true);
  });

  test('says in one line which port is taken and what to do', async () => {
    const taken = Bun.listen({
      hostname: '127.0.0.1',
      port: Number(checkout.ports.PORT),
      socket: { data() {} },
    });
    const run = checkout.run();
    expect(await run.ended).toBe(1);
    taken.stop(true);
    expect(run.complained.trim()).toMatch(/^Port \d+ for the API is in use: .* PORT=\d+ bun dev\.$/);
    expect(await checkout.arePortsFree()).toBe(true);
  });
});

/** Starts and stops until a start takes less than 5 s, but so many times at most: the machine may be busy. */
async function quickestOf(times: number, checkout: Checkout): Promise<{ run: Run; milliseconds: number }> {
  const since = performance.now();
  const run = checkout.run();
  await run.up();
  const milliseconds = performance.now() - since;
  if (milliseconds < 5_000 || times === 1) return { run, milliseconds };
  await run.end('SIGTERM');
  return quickestOf(times - 1, checkout);
}
