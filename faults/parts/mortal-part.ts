import type { Part } from '../../tools/part.ts';
import { descendantsOf } from '../../tools/process/descendants.ts';
import { isProcessAlive } from '../../tools/process/process-state.ts';

/** A real part that can be ended or frozen as accidents do it, and started again at the same address. */
export class MortalPart<Running extends Part> {
  #running: Running;
  readonly #start: () => Promise<Running>;

  private constructor(running: Running, start: () => Promise<Running>) {
    this.#running = running;
    this.#start = start;
  }

  static async start<Running extends Part>(start: () => Promise<Running>): Promise<MortalPart<Running>> {
    return new MortalPart(await start(), start);
  }

  /** The one that runs now, or ran last. */
  get running(): Running {
    return this.#running;
  }

  /** `kill -9` of the part and all its processes, as a power cut ends them. Throws unless they are gone. */
  async kill(): Promise<void> {
    const { pid } = this.#running;
    this.#signal('SIGKILL');
    await this.#running.kill();
    if (isProcessAlive(pid)) throw new Error(`process ${pid} outlived kill -9`);
  }

  /** Starts it anew after it ended. Throws when it is the old process that answers. */
  async revive(): Promise<void> {
    const { pid } = this.#running;
    this.#running = await this.#start();
    if (this.#running.pid === pid) throw new Error(`process ${pid} was never gone`);
  }

  /** All its processes stand still: ports stay open, and nothing answers. */
  freeze(): void {
    this.#signal('SIGSTOP');
  }

  thaw(): void {
    this.#signal('SIGCONT');
  }

  stop(): Promise<void> {
    return this.#running.stop();
  }

  /** The parent first, so that it makes no more children meanwhile. */
  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#running;
    const children = descendantsOf(pid);
    for (const each of new Set([pid, ...children, ...descendantsOf(pid)])) {
      try {
        process.kill(each, signal);
      } catch {
        // It ended by itself in the meantime.
      }
    }
  }
}
