/** What a step hands back: its result, and a few words for its line. */
export type Done<T> = { readonly value: T; readonly note?: string | undefined };
export type Report = (line: string) => void;

type Running = { readonly name: string; readonly since: number; said: string };

const SPINNER = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';
const FRAME_MS = 100;
const SIGN_OF_LIFE_MS = 10_000;

/** Steps as lines with their time. On a terminal a last line shows what runs; elsewhere long steps speak up. */
export class Progress {
  readonly #running = new Set<Running>();
  readonly #isTerminal: boolean;
  #isClosed = false;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #frame = 0;

  readonly #out = process.stdout;
  readonly #nameWidth: number;

  constructor({ nameWidth = 12 } = {}) {
    this.#nameWidth = nameWidth;
    this.#isTerminal = this.#out.isTTY === true;
  }

  /** Runs one step. Steps may run side by side; each has its line when it is done. */
  async step<T>(name: string, work: (report: Report) => Promise<Done<T>>): Promise<T> {
    const running: Running = { name, since: performance.now(), said: '' };
    this.#running.add(running);
    this.#startTicking();
    let mark = '✗';
    let note: string | undefined;
    try {
      const done = await work((line) => this.#report(running, line));
      mark = '✓';
      note = done.note;
      return done.value;
    } finally {
      this.#running.delete(running);
      if (this.#running.size === 0) this.#stopTicking();
      this.line(
        `${mark} ${name.padEnd(this.#nameWidth)} ${seconds(running).padStart(7)}  ${note ?? ''}`.trimEnd(),
      );
    }
  }

  /** Writes a line of its own. */
  line(text: string): void {
    if (this.#isClosed) return;
    this.#clear();
    this.#out.write(`${text}\n`);
  }

  /** Nothing is written any more, whatever steps are still under way. */
  close(): void {
    this.#stopTicking();
    this.#isClosed = true;
  }

  #stopTicking(): void {
    clearInterval(this.#ticking);
    this.#ticking = undefined;
    this.#clear();
  }

  #startTicking(): void {
    this.#ticking ??= setInterval(() => this.#tick(), this.#isTerminal ? FRAME_MS : SIGN_OF_LIFE_MS);
  }

  #report(running: Running, line: string): void {
    running.said = line;
    if (!this.#isTerminal)
      this.line(`… ${running.name.padEnd(this.#nameWidth)} ${seconds(running).padStart(7)}  ${line}`);
  }

  #tick(): void {
    if (!this.#isTerminal) {
      const waiting = [...this.#running].filter(
        ({ since }) => performance.now() - since > SIGN_OF_LIFE_MS / 2,
      );
      for (const running of waiting) this.#report(running, running.said || 'still at it');
      return;
    }
    this.#frame = (this.#frame + 1) % SPINNER.length;
    const steps = [...this.#running].map(({ name, said, ...rest }) => {
      const words = said ? `: ${said}` : '';
      return `${name} ${seconds(rest)}${words}`;
    });
    const line = `${SPINNER[this.#frame]} ${steps.join('  ·  ')}`;
    this.#clear();
    this.#out.write(line.slice(0, Math.max(20, this.#out.columns - 1)));
  }

  #clear(): void {
    if (this.#isTerminal) this.#out.write('\r\x1b[2K');
  }
}

function seconds({ since }: { readonly since: number }): string {
  return `${((performance.now() - since) / 1_000).toFixed(1)} s`;
}
