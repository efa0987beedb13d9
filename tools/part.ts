import { type SpawnOptions, spawn } from 'node:child_process';
import { isProcessAlive } from './process/process-state.ts';

/** A real part (database, SFU, API, …) that runs as a process of its own. */
export type Part = {
  readonly pid: number;
  /** Resolves when the process is gone, whoever ended it, with a word on how ("exit code 1"). Never rejects. */
  readonly exited: Promise<string>;
  /** Asks the process to end, then forces it. Resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends the process and its group at once (SIGKILL). Resolves when it is gone. */
  kill(): Promise<void>;
};

/** Signals sent in this order, each with the time the process has to go before the next; SIGKILL comes last. */
export type StopSteps = readonly { readonly signal: NodeJS.Signals; readonly graceMs: number }[];

export type PartProcess = {
  readonly command: string;
  readonly args: readonly string[];
  readonly stopSteps: StopSteps;
  /** Where standard output and error go: an open file, or a listener. */
  readonly output: number | ((text: string) => void);
  /** What the process reads on standard input; nothing without it. */
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Record<string, string | undefined>;
  /** Told at once, before the part is ready for anything. */
  readonly onSpawn?: ((pid: number) => void) | undefined;
  /** Run as this account instead of the caller's. */
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
};

/** Starts a process in a group of its own, so that Ctrl+C reaches only the one who orders the stop. */
export async function startPart(process: PartProcess): Promise<Part> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const { output } = process;
  const sink = typeof output === 'number' ? output : 'pipe';
  const options: SpawnOptions = {
    detached: true,
    windowsHide: true,
    stdio: [process.input === undefined ? 'ignore' : 'pipe', sink, sink],
    ...(process.cwd ? { cwd: process.cwd } : {}),
    ...(process.env ? { env: process.env } : {}),
    ...process.account,
  };
  const child = spawn(process.command, [...process.args], options);
  if (child.pid !== undefined) process.onSpawn?.(child.pid);
  const exited = new Promise<string>((tell) => {
    child.once('exit', (code, signal) => tell(signal ?? `exit code ${code}`));
  });
  child.once('error', reject);
  child.once('spawn', resolve);
  if (typeof output === 'function') {
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', output);
  }
  await promise;
  child.stdin?.end(process.input);
  if (child.pid === undefined) throw new Error(`${process.command} has no process id`);
  return partOf(child.pid, exited, process.stopSteps);
}

/** Takes charge of a process that someone else started. */
export function adoptPart(pid: number, stopSteps: StopSteps): Part {
  return partOf(pid, waitUntilGone(pid), stopSteps);
}

function partOf(pid: number, exited: Promise<string>, stopSteps: StopSteps): Part {
  let isGone = false;
  void exited.then(() => {
    isGone = true;
  });
  const kill = async () => {
    if (!isGone) signalGroup(pid, 'SIGKILL');
    await exited;
  };
  const stop = async () => {
    for (const { signal, graceMs } of stopSteps) {
      if (isGone) return;
      signalOne(pid, signal);
      await Promise.race([exited, Bun.sleep(graceMs)]);
    }
    await kill();
  };
  let stopping: Promise<void> | undefined;
  return {
    pid,
    exited,
    kill,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function waitUntilGone(pid: number): Promise<string> {
  while (isProcessAlive(pid)) await Bun.sleep(50);
  return 'ended';
}

function signalOne(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    signalOne(pid, signal);
  }
}
