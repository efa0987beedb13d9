import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import { cacheFolder } from './install/cache-folder.ts';
import { isProgram, programOnPath } from './install/program-on-path.ts';
import { findBinary } from './livekit-server/find-binary.ts';
import { installWithGo } from './livekit-server/go-install.ts';
import { type LoopbackConfig, loopbackConfig } from './livekit-server/loopback-config.ts';
import { installFromRelease } from './livekit-server/release.ts';
import { LIVEKIT_VERSION } from './livekit-server/version.ts';
import { MissingPart } from './missing-part.ts';
import { type Part, type StopSteps, startPart } from './part.ts';
import { waitUntilAnswers } from './process/wait-until-answers.ts';

/** A running SFU on 127.0.0.1. */
export type LivekitServer = Part & {
  /** The signalling address, `ws://127.0.0.1:<port>`; the same with `http:` is its API. */
  readonly url: string;
  readonly port: number;
};

export type LivekitServerOptions = Omit<LoopbackConfig, 'port' | 'udpPort'> & {
  /** TCP and UDP; free ones without. */
  readonly port?: number | undefined;
  readonly udpPort?: number | undefined;
  /** Where its configuration (mode 0600: the keys are in it) and its log go; made when missing. */
  readonly directory: string;
  /** The program to run; without it `findLivekitServer` says. */
  readonly binary?: string | undefined;
  readonly onSpawn?: ((pid: number) => void) | undefined;
};

const READY_LIMIT_MS = 10_000;
/** A SIGTERM in the very first moments was seen to hang the server for good. */
const TOO_YOUNG_MS = 1_000;
/** The first SIGTERM waits for the participants to leave, the second sends them away. */
const STOP_STEPS: StopSteps = [
  { signal: 'SIGTERM', graceMs: 400 },
  { signal: 'SIGTERM', graceMs: 1_000 },
];

/** The path of a livekit-server: on PATH, in our cache, or brought there now (release, else Go). */
export function findLivekitServer({
  report = () => {},
}: {
  report?: (line: string) => void;
} = {}): Promise<string> {
  const folder = join(cacheFolder(), 'livekit-server', LIVEKIT_VERSION);
  const cached = join(folder, process.platform === 'win32' ? 'livekit-server.exe' : 'livekit-server');
  return findBinary(
    {
      onPath: installedServer,
      inCache: async () => (isProgram(cached) ? cached : undefined),
      fromRelease: () => installFromRelease(cached, report),
      withGo: () => installWithGo(cached, report),
    },
    report,
  );
}

/** Starts an SFU for this machine alone and resolves when it answers. */
export async function startLivekitServer(options: LivekitServerOptions): Promise<LivekitServer> {
  const { directory } = options;
  const binary = options.binary ?? (await findLivekitServer());
  const port = options.port ?? (await freePort());
  const udpPort = options.udpPort ?? (await freeUdpPort());
  const config = join(directory, 'livekit.json');
  const logPath = join(directory, 'livekit.log');
  await mkdir(directory, { recursive: true });
  // A file that is already there would keep its mode.
  await rm(config, { force: true });
  await writeFile(config, loopbackConfig({ ...options, port, udpPort }, process.platform), { mode: 0o600 });
  const log = await open(logPath, 'w', 0o600);
  const startedAt = Date.now();
  const part = await startPart({
    command: binary,
    args: ['--config', config],
    output: log.fd,
    stopSteps: STOP_STEPS,
    onSpawn: options.onSpawn,
  }).finally(() => log.close());
  const reason = await waitUntilAnswers(part, `http://127.0.0.1:${port}/`, READY_LIMIT_MS);
  if (reason !== undefined) {
    await part.kill();
    const last = (await readFile(logPath, 'utf8')).trim().split('\n').at(-1);
    throw new MissingPart(`LiveKit did not come up on port ${port} (${reason}): ${last}. See ${logPath}`);
  }
  const stop = () => (Date.now() - startedAt < TOO_YOUNG_MS ? part.kill() : part.stop());
  return { ...part, stop, url: `ws://127.0.0.1:${port}`, port };
}

async function installedServer(): Promise<{ path: string; versionOutput: string } | undefined> {
  const path = programOnPath(['livekit-server']);
  if (!path) return undefined;
  const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 5_000 }).catch(() => ({
    stdout: '',
  }));
  return { path, versionOutput: stdout };
}

async function freeUdpPort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const socket = createSocket('udp4');
  socket.once('error', reject);
  socket.bind(0, '127.0.0.1', () => {
    const { port } = socket.address();
    socket.close(() => resolve(port));
  });
  return promise;
}
