import { existsSync } from 'node:fs';
import { open, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SQL } from 'bun';
import { freePort, isPortFree } from './free-port.ts';
import { MissingPart } from './missing-part.ts';
import { adoptPart, type Part, type StopSteps, startPart } from './part.ts';
import { DATABASE, type DataDirectory, dataDirectory } from './postgres/data-directory.ts';
import { livePostmaster } from './postgres/postmaster-file.ts';
import { reachableDirectory } from './postgres/reachable-directory.ts';
import { serverAccount } from './postgres/server-account.ts';
import { type ServerBinaries, serverBinaries } from './postgres/server-binaries.ts';
import { readIfThere } from './process/kept-file.ts';

/** A running PostgreSQL with an empty or kept database `livemeet`, on 127.0.0.1 only. */
export type Postgres = Part & {
  readonly url: string;
  readonly port: number;
  /** What the server itself has to say. */
  readonly logPath: string;
  /** A server that already ran on this directory was found and taken over. */
  readonly isReused: boolean;
};

export type PostgresOptions = {
  /** Where data, password and log are kept between runs; made when missing. */
  readonly directory: string;
  /** Exactly this port; without it the last one used, or a free one. */
  readonly port?: number | undefined;
  readonly report?: ((line: string) => void) | undefined;
  /** Said to the server beside our own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Settings of the server in place of ours, by their names in `postgresql.conf`. */
  readonly settings?: Readonly<Record<string, string>>;
};

const START_LIMIT_MS = 60_000;
/** SIGINT is PostgreSQL's fast shutdown: connections are cut, everything is written. */
const STOP_STEPS: StopSteps = [{ signal: 'SIGINT', graceMs: 900 }];

/** Starts the PostgreSQL that comes with LiveMeet, or finds the one that already runs on this directory. */
export async function startPostgres({
  directory,
  port,
  report = () => {},
  env = {},
  settings = {},
}: PostgresOptions): Promise<Postgres> {
  const account = serverAccount();
  const binaries = await serverBinaries(account);
  const place = await dataDirectory(directory, binaries, account, report);
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    const live = await livePostmaster(place.data);
    if (live?.isReady) return reuse(place, live.pid, live.port);
    if (!live) {
      const started = await launch(place, binaries, port, { env, settings });
      if (started) return started;
    }
    // Another start is under way, or a killed server's last processes are still leaving: look again.
    await Bun.sleep(50);
  }
  throw new MissingPart(`PostgreSQL did not come up within ${START_LIMIT_MS / 1000} s: see ${place.log}`);
}

/** The address of the PostgreSQL that runs on this directory now, or undefined; starts nothing. */
export async function runningPostgres(directory: string): Promise<string | undefined> {
  if (!existsSync(directory)) return undefined;
  const home = await reachableDirectory(directory, serverAccount());
  const live = await livePostmaster(join(home, 'data'));
  const password = await readIfThere(join(home, 'password'));
  if (!live?.isReady || password === undefined) return undefined;
  return urlOf({ password }, live.port);
}

async function reuse(place: DataDirectory, pid: number, port: number): Promise<Postgres> {
  const url = urlOf(place, port);
  await prepareDatabase(place, port);
  return { ...adoptPart(pid, STOP_STEPS), url, port, logPath: place.log, isReused: true };
}

/** Undefined: the directory is taken by a server that is coming up or going away, so ask again. */
async function launch(
  place: DataDirectory,
  binaries: ServerBinaries,
  wanted: number | undefined,
  { env, settings }: Required<Pick<PostgresOptions, 'env' | 'settings'>>,
): Promise<Postgres | undefined> {
  const port = wanted ?? (await keptPort(place));
  if (!(await isPortFree(port))) {
    throw new MissingPart(
      `Port ${port} for PostgreSQL is in use: stop what holds it, or choose another port.`,
    );
  }
  const log = await open(place.log, 'w', 0o600);
  const part = await startPart({
    command: binaries.postgres,
    args: [
      '-D',
      place.data,
      ...Object.entries({ ...ourSettings(port), ...settings }).flatMap(([name, value]) => [
        '-c',
        `${name}=${value}`,
      ]),
    ],
    output: log.fd,
    stopSteps: STOP_STEPS,
    cwd: '/',
    env: { ...process.env, ...env },
    account: serverAccount(),
  }).finally(() => log.close());
  if (!(await isReady(part, place))) return undefined;
  await prepareDatabase(place, port);
  await writeFile(join(place.home, 'port'), String(port));
  return { ...part, url: urlOf(place, port), port, logPath: place.log, isReused: false };
}

function ourSettings(port: number): Record<string, string | number> {
  return {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'on',
    // What a killed server must replay stays small, so that the next start is quick.
    max_wal_size: '256MB',
  };
}

async function keptPort(place: DataDirectory): Promise<number> {
  const last = Number(await readIfThere(join(place.home, 'port')));
  return last > 0 && (await isPortFree(last)) ? last : freePort();
}

/** Waits until our own server says ready. False when it gave way to another on the same directory. */
async function isReady(part: Part, place: DataDirectory): Promise<boolean> {
  let ended: string | undefined;
  void part.exited.then((how) => {
    ended = how;
  });
  while (ended === undefined) {
    const live = await livePostmaster(place.data);
    if (live?.pid === part.pid && live.isReady) return true;
    await Bun.sleep(10);
  }
  const log = await readFile(place.log, 'utf8');
  if (/lock file .* (already exists|is empty)|shared memory block .* is still in use/.test(log)) return false;
  const reason = log
    .trim()
    .split('\n')
    .findLast((line) => /FATAL|ERROR|PANIC|error/.test(line));
  throw new MissingPart(
    `PostgreSQL did not come up (${ended}): ${reason ?? 'no reason given'}. See ${place.log}`,
  );
}

/** Proves that the server is the one of this directory, and sees to the database. */
async function prepareDatabase(place: DataDirectory, port: number): Promise<void> {
  const sql = new SQL(urlOf(place, port, 'postgres'), { max: 1, connectionTimeout: 5 });
  try {
    const [shown] = await sql`SHOW data_directory`;
    if ((await realpath(place.data)) !== shown.data_directory) {
      throw new Error(`the server on port ${port} belongs to ${shown.data_directory}`);
    }
    if (!(await hasDatabase(sql))) {
      await sql.unsafe(`CREATE DATABASE ${DATABASE}`).catch(async (error) => {
        // Another start may have been the one to make it.
        if (!(await hasDatabase(sql))) throw error;
      });
    }
  } catch (cause) {
    throw new MissingPart(`PostgreSQL runs on port ${port} but does not serve ${place.data}: ${cause}`, {
      cause,
    });
  } finally {
    await sql.close();
  }
}

async function hasDatabase(sql: SQL): Promise<boolean> {
  const rows = await sql`SELECT 1 FROM pg_database WHERE datname = ${DATABASE}`;
  return rows.length > 0;
}

function urlOf(place: Pick<DataDirectory, 'password'>, port: number, database = DATABASE): string {
  return `postgres://${DATABASE}:${place.password}@127.0.0.1:${port}/${database}`;
}
