import { join } from 'node:path';
import { MissingPart } from '../missing-part.ts';
import { type Part, startPart } from '../part.ts';
import { waitUntilAnswers } from '../process/wait-until-answers.ts';
import { PartOutput } from './part-output.ts';

/** A part that starts itself anew when its sources change. Its output is held back until it is opened. */
export type WatchedPart = Part & { readonly output: PartOutput };

export type Place = {
  readonly root: string;
  readonly port: number;
  /** All that the part is told. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where its lines go. */
  readonly write: (line: string) => void;
  readonly onSpawn: (pid: number) => void;
};

const READY_LIMIT_MS = 30_000;
/** `bun --watch` stays when the program under it fails: who complains and is not ready soon will not be. */
const AFTER_COMPLAINT_MS = 3_000;

/** The API from its sources; ready when it says so itself. */
export function startWatchedApi(place: Place): Promise<WatchedPart> {
  const args = ['--watch', '--no-clear-screen', '--no-install', join('src', 'main.ts')];
  return start('api', args, `http://127.0.0.1:${place.port}/health/ready`, place);
}

/** The page's development server, which has the API behind `/api`. */
export function startWebServer(place: Place): Promise<WatchedPart> {
  const vite = join('node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, '--host', '127.0.0.1', '--port', String(place.port), '--strictPort'];
  return start('web', args, `http://127.0.0.1:${place.port}/`, place);
}

async function start(
  app: string,
  args: readonly string[],
  readyUrl: string,
  { root, env, write, onSpawn }: Place,
): Promise<WatchedPart> {
  const output = new PartOutput(app, write);
  const part = await startPart({
    command: process.execPath,
    args,
    cwd: join(root, 'apps', app),
    env: { ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
    output: output.take,
    stopSteps: [{ signal: 'SIGTERM', graceMs: 1_900 }],
    onSpawn,
  });
  const failed = output.complained.then(() => Bun.sleep(AFTER_COMPLAINT_MS)).then(() => 'it failed');
  const reason = await Promise.race([waitUntilAnswers(part, readyUrl, READY_LIMIT_MS), failed]);
  if (reason === undefined) return { ...part, output };
  await part.kill();
  const words = output.lastWords() || 'it said nothing';
  throw new MissingPart(`apps/${app} did not come up (${reason}): ${words}`);
}
