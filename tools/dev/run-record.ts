import { renameSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { MissingPart } from '../missing-part.ts';
import { adoptPart, type StopSteps } from '../part.ts';
import { draftName } from '../process/draft.ts';
import { readIfThere } from '../process/kept-file.ts';
import { type ProcessState, processState } from '../process/process-state.ts';

/** A process as it was when it was noted down: enough to know it again. */
type Noted = ProcessState & { readonly name: string; readonly pid: number };
type Noting = { readonly self: Noted; readonly parts: readonly Noted[] };

/** PostgreSQL shuts down in order on a SIGINT; what does not is ended. */
const STOP_STEPS: StopSteps = [{ signal: 'SIGINT', graceMs: 900 }];

/**
 * The file that says which processes a run owns. It keeps a second run away from the first one, and when a
 * run was killed it lets the next one end what was left behind.
 */
export class RunRecord {
  #noting: Noting;

  private constructor(
    private readonly file: string,
    self: Noted,
  ) {
    this.#noting = { self, parts: [] };
  }

  /** Takes the file over. Refuses while its owner lives; ends the processes of an owner that does not. */
  static async claim(file: string): Promise<RunRecord> {
    const self = noted('LiveMeet', process.pid);
    if (!self) throw new Error('this process does not find itself');
    await mkdir(dirname(file), { recursive: true });
    const text = await readIfThere(file);
    const before: Noting | undefined = text ? parse(text) : undefined;
    if (before && isStillThere(before.self)) {
      throw new MissingPart(
        `LiveMeet already runs from this folder (process ${before.self.pid}): stop that one first, with Ctrl+C in its terminal or \`kill ${before.self.pid}\`.`,
      );
    }
    const left = before?.parts.filter(isStillThere) ?? [];
    await Promise.all(left.map(({ pid }) => adoptPart(pid, STOP_STEPS).stop()));
    const record = new RunRecord(file, self);
    record.#write();
    return record;
  }

  /** Notes a process that has to end with this run. */
  add(name: string, pid: number): void {
    const part = noted(name, pid);
    if (!part) return;
    this.#noting = { ...this.#noting, parts: [...this.#noting.parts, part] };
    this.#write();
  }

  async release(): Promise<void> {
    await rm(this.file, { force: true });
  }

  /** In one go, so that two notes at the same time do not overtake each other. */
  #write(): void {
    const draft = draftName(this.file);
    writeFileSync(draft, JSON.stringify(this.#noting, null, 2), { mode: 0o600 });
    renameSync(draft, this.file);
  }
}

function noted(name: string, pid: number): Noted | undefined {
  const state = processState(pid);
  return state && { name, pid, ...state };
}

/** A process id alone proves nothing: numbers come round again. */
function isStillThere({ pid, startedAt, command }: Noted): boolean {
  const now = processState(pid);
  return now?.startedAt === startedAt && (command === '' || now.command === command);
}

/** A file cut short by a crash counts as none. */
function parse(text: string): Noting | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
