import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQL } from 'bun';
import { isPortFree } from './free-port.ts';
import { type Postgres, runningPostgres, startPostgres } from './postgres.ts';

// A machine busy with other work takes its time.
setDefaultTimeout(30_000);

let folder: string;
let directory: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'livemeet-postgres-'));
  directory = join(folder, 'kept');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts the server, does something with it, and ends it. */
async function withServer<T>(work: (server: Postgres, sql: SQL) => Promise<T>): Promise<T> {
  const server = await startPostgres({ directory });
  const sql = new SQL(server.url, { max: 1 });
  try {
    return await work(server, sql);
  } finally {
    await sql.close();
    await server.stop();
  }
}

test('makes a database that writes through to the disk and lets only the password in', async () => {
  await withServer(async ({ url, port, isReused }, sql) => {
    expect(isReused).toBe(false);
    const [{ fsync }] = await sql`SHOW fsync`;
    const [{ listen_addresses }] = await sql`SHOW listen_addresses`;
    expect({ fsync, listen_addresses }).toEqual({ fsync: 'on', listen_addresses: '127.0.0.1' });
    expect((await stat(join(directory, 'password'))).mode & 0o777).toBe(0o600);
    const stranger = new SQL(url.replace(/:[^:]+@/, ':guess@'), { max: 1 });
    expect(await stranger`SELECT 1`.then(() => 'in', String)).toContain('password authentication failed');
    await stranger.close();
    await sql`CREATE TABLE kept (word text)`;
    await sql`INSERT INTO kept VALUES ('first')`;
    expect(await isPortFree(port)).toBe(false);
  });
});

test('keeps the data and the port over stop and start', async () => {
  const first = await withServer(async ({ port }) => port);
  expect(await isPortFree(first)).toBe(true);
  await withServer(async ({ port }, sql) => {
    expect(port).toBe(first);
    expect([...(await sql`SELECT word FROM kept`)]).toEqual([{ word: 'first' }]);
  });
});

test('finds the one that runs, and starts none', async () => {
  expect(await runningPostgres(join(folder, 'never'))).toBeUndefined();
  expect(await runningPostgres(directory)).toBeUndefined();
  await withServer(async ({ url }) => expect(await runningPostgres(directory)).toBe(url));
  expect(await runningPostgres(directory)).toBeUndefined();
});

test('takes over a server that already runs on the directory', async () => {
  await withServer(async ({ pid, port }) => {
    const found = await startPostgres({ directory });
    expect(found).toMatchObject({ pid, port, isReused: true });
    await found.stop();
    expect(await isPortFree(port)).toBe(true);
  });
});

test('has what was committed after kill -9, within 5 s', async () => {
  await withServer(async (server, sql) => {
    await sql`INSERT INTO kept VALUES ('committed')`;
    await server.kill();
  });
  const since = performance.now();
  await withServer(async (_, sql) => {
    expect(performance.now() - since).toBeLessThan(5_000);
    expect([...(await sql`SELECT word FROM kept`)]).toEqual([{ word: 'first' }, { word: 'committed' }]);
  });
});

test('starts beside a file of a killed server whose process id went to another program', async () => {
  await writeFile(join(directory, 'data', 'postmaster.pid'), `${process.pid}\n${directory}/data\n1\n5432\n`);
  await withServer(async (_, sql) => {
    expect([...(await sql`SELECT 1 AS one`)]).toEqual([{ one: 1 }]);
  });
});

test('two starters at the same time serve the same data', async () => {
  const shared = join(folder, 'shared');
  const servers = await Promise.all([
    startPostgres({ directory: shared }),
    startPostgres({ directory: shared }),
  ]);
  expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1);
  expect(servers.filter(({ isReused }) => isReused)).toHaveLength(1);
  await Promise.all(servers.map((server) => server.stop()));
});

test('refuses data of another version in one sentence, and leaves them alone', async () => {
  const version = join(directory, 'data', 'PG_VERSION');
  const ours = await readFile(version, 'utf8');
  await writeFile(version, '15\n');
  const refusal = await startPostgres({ directory }).catch((error) => error);
  await writeFile(version, ours);
  expect(refusal.message).toMatch(/^The data in .* belong to PostgreSQL 15, this is 18: .*\.$/);
});

test('refuses a port that is taken', async () => {
  const taken = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } });
  const refusal = await startPostgres({ directory, port: taken.port }).catch((error) => error);
  taken.stop(true);
  expect(refusal.message).toContain(`Port ${taken.port} for PostgreSQL is in use`);
});
