import { mkdir, open, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { installDebianPackage } from './install/debian-package.ts';
import { programOnPath } from './install/program-on-path.ts';
import { MissingPart } from './missing-part.ts';
import { type Part, startPart } from './part.ts';

/** A running Redis (or Valkey) on 127.0.0.1 that keeps nothing on disk. */
export type Redis = Part & { readonly url: string; readonly port: number };

export type RedisOptions = {
  /** Where its log goes; made when missing. */
  readonly directory: string;
  readonly port?: number | undefined;
  readonly password?: string | undefined;
  readonly binary?: string | undefined;
};

const PROGRAMS = ['redis-server', 'valkey-server'];
const READY_LIMIT_MS = 10_000;

/** The path of a Redis server: on PATH, or Debian's and Ubuntu's package when root there. */
export async function findRedisServer({
  report = () => {},
}: {
  report?: (line: string) => void;
} = {}): Promise<string> {
  const found = programOnPath(PROGRAMS);
  if (found) return found;
  const failure = await installDebianPackage('redis-server', ['debian', 'ubuntu'], report).then(
    () => '',
    () => ' (apt-get could not install it)',
  );
  const installed = programOnPath(PROGRAMS);
  if (installed) return installed;
  throw new MissingPart(
    `No redis-server or valkey-server on PATH${failure}: install one (Debian: apt-get install redis-server, macOS: brew install redis).`,
  );
}

/** Starts a Redis for this machine alone and resolves when it takes connections. */
export async function startRedis(options: RedisOptions): Promise<Redis> {
  const binary = options.binary ?? (await findRedisServer());
  const port = options.port ?? (await freePort());
  const logPath = join(options.directory, 'redis.log');
  await mkdir(options.directory, { recursive: true });
  const log = await open(logPath, 'w', 0o600);
  const part = await startPart({
    command: binary,
    // The settings come on standard input: a password on the command line would be there for all to read.
    args: ['-'],
    input: settings(port, options.password),
    output: log.fd,
    cwd: options.directory,
    stopSteps: [{ signal: 'SIGTERM', graceMs: 1_000 }],
  }).finally(() => log.close());
  if (!(await takesConnections(part, port))) {
    await part.kill();
    const last = (await readFile(logPath, 'utf8')).trim().split('\n').at(-1);
    throw new MissingPart(`Redis did not come up on port ${port}: ${last}. See ${logPath}`);
  }
  const login = options.password ? `:${encodeURIComponent(options.password)}@` : '';
  return { ...part, url: `redis://${login}127.0.0.1:${port}`, port };
}

function settings(port: number, password: string | undefined): string {
  const lines = [`port ${port}`, 'bind 127.0.0.1', 'save ""', 'appendonly no'];
  if (password !== undefined) lines.push(`requirepass "${password}"`);
  return `${lines.join('\n')}\n`;
}

async function takesConnections(part: Part, port: number): Promise<boolean> {
  let isGone = false;
  void part.exited.then(() => {
    isGone = true;
  });
  const deadline = Date.now() + READY_LIMIT_MS;
  while (!isGone && Date.now() < deadline) {
    if (await answersPing(port)) return true;
    await Bun.sleep(20);
  }
  return false;
}

/** Whether the port speaks Redis: `+PONG`, or `-NOAUTH` when a password is asked for; not `-LOADING`. */
function answersPing(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ port, host: '127.0.0.1' }, () => socket.write('PING\r\n'));
  socket.setTimeout(1_000, () => socket.destroy());
  socket.once('data', (answer) => {
    resolve(/^(\+PONG|-NOAUTH)/.test(answer.toString()));
    socket.destroy();
  });
  socket.once('error', () => resolve(false));
  socket.once('close', () => resolve(false));
  return promise;
}
