import { spawn } from 'node:child_process';
import { killDescendants } from '../process/descendants.ts';

export type Program = {
  /** The Bun that runs us without one. */
  readonly command?: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** After which it is ended with all that it started; 24 minutes without one. */
  readonly limitMs?: number;
  /** Called when that comes to it. */
  readonly onLimit?: () => void;
};

/** No check or test run takes this long; one that does hangs. */
const LIMIT_MS = 24 * 60_000;

export type Outcome = { readonly exitCode: number; readonly output: string };

/** Runs the program to its end and keeps what it says. A program ended by a signal has the exit code 1. */
export function runQuietly(program: Program): Promise<Outcome> {
  let output = '';
  return run(program, 'pipe', (text) => {
    output += text;
  }).then((exitCode) => ({ exitCode, output }));
}

/** Runs the program to its end and lets it speak for itself. */
export function runAloud(program: Program): Promise<number> {
  return run(program, 'inherit', () => {});
}

function run(
  { command = process.execPath, args, cwd, env, limitMs = LIMIT_MS, onLimit }: Program,
  out: 'pipe' | 'inherit',
  hear: (text: string) => void,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const child = spawn(command, [...args], { cwd, env, stdio: ['ignore', out, out] });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
  const limit = setTimeout(() => {
    onLimit?.();
    if (child.pid !== undefined) killDescendants(child.pid);
    child.kill('SIGKILL');
  }, limitMs);
  child.once('error', reject);
  child.once('close', (code) => resolve(code ?? 1));
  return promise.finally(() => clearTimeout(limit));
}
