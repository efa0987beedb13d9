import { spawn } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { programOnPath } from '../install/program-on-path.ts';
import { draftFolder } from '../process/draft.ts';
import { LIVEKIT_VERSION } from './version.ts';

const MODULE = `github.com/livekit/livekit-server/cmd/server@v${LIVEKIT_VERSION}`;
const LIMIT_MS = 15 * 60_000;

/** Builds the server with the Go toolchain on PATH and puts it at `target`. Takes some minutes the first time. */
export async function installWithGo(target: string, report: (line: string) => void): Promise<string> {
  const go = programOnPath(['go']);
  if (!go) throw new Error('no Go toolchain on PATH');
  const folder = await draftFolder(target);
  report(`building livekit-server ${LIVEKIT_VERSION} with Go, this takes about 2 minutes`);
  try {
    await run(go, folder);
    await rename(join(folder, process.platform === 'win32' ? 'server.exe' : 'server'), target);
    return target;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(go: string, folder: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0' };
  const child = spawn(go, ['install', MODULE], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LIMIT_MS,
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-2_000);
  });
  child.once('error', reject);
  child.once('exit', (code, signal) => {
    const last = complaint.trim().split('\n').at(-1);
    if (code === 0) resolve();
    else reject(new Error(`go install failed (${signal ?? code}): ${last}`));
  });
  return promise;
}
