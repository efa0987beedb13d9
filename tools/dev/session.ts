import { MissingPart } from '../missing-part.ts';
import type { Part } from '../part.ts';
import { killDescendants } from '../process/descendants.ts';
import type { RunRecord } from './run-record.ts';

/** Why a run ends: someone asked for it, or something broke. */
export type Ending = { readonly exitCode: number; readonly message?: string };

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PARENT_CHECK_MS = 500;

type Kept = { readonly part: Part; readonly endsLast: boolean };

/** The parts of one run and their common end: the first of them to die, or a signal, ends all. */
export class Session {
  readonly ending: Promise<Ending>;
  readonly #end: (ending: Ending) => void;
  readonly #parts: Kept[] = [];
  #isEnding = false;

  constructor(private readonly record: RunRecord) {
    const { promise, resolve } = Promise.withResolvers<Ending>();
    this.ending = promise;
    this.#end = resolve;
    // The program that ran the script passes a signal on that came to the whole group: it may come twice.
    for (const signal of STOP_SIGNALS) process.on(signal, () => this.#end({ exitCode: 0 }));
    this.#endWithParent();
  }

  /** Takes charge of a part. `lookAt` says where its last words are; `endsLast` keeps it for those that need it. */
  keep(name: string, part: Part, lookAt: string, { endsLast = false } = {}): void {
    this.#parts.push({ part, endsLast });
    void part.exited.then((how) => {
      const message = `${name} ended by itself (${how}): ${lookAt}.`;
      if (!this.#isEnding) this.#end({ exitCode: 1, message });
    });
  }

  /** Notes a process for the next run, should this one be killed. */
  note(name: string, pid: number): void {
    this.record.add(name, pid);
  }

  /** Ends every part, and whatever else came from this process. Takes 3 s at most. */
  async stop(): Promise<void> {
    this.#isEnding = true;
    for (const isLastTurn of [false, true]) {
      const turn = this.#parts.filter(({ endsLast }) => endsLast === isLastTurn);
      await Promise.all(turn.map(({ part }) => part.stop()));
    }
    // What was only coming up is not among the parts yet.
    killDescendants(process.pid);
    await this.record.release();
  }

  /** `bun run --filter` ends at once on SIGTERM without telling the script it runs. */
  #endWithParent(): void {
    if (!process.env.npm_execpath) return;
    const parent = process.ppid;
    const check = () => {
      if (process.ppid !== parent) this.#end({ exitCode: 0 });
    };
    setInterval(check, PARENT_CHECK_MS).unref();
  }
}

/** The ending that an error brings: one sentence for what was foreseen, all of it for what was not. */
export function endingOf(error: unknown): Ending {
  if (error instanceof MissingPart) return { exitCode: 1, message: error.message };
  return { exitCode: 1, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
