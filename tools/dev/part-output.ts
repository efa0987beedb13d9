const COMPLAINT = /\b(error|fatal)\b|Error:/i;
const LAST_WORDS = 8;

/** Passes a part's lines on with its name in front, from the moment it is opened. */
export class PartOutput {
  #lines: string[] = [];
  #rest = '';
  #isOpen = false;
  readonly #complaint = Promise.withResolvers<void>();
  /** Resolves with the first line that tells of an error while nothing is let through yet. */
  readonly complained: Promise<void> = this.#complaint.promise;

  constructor(
    private readonly name: string,
    private readonly write: (line: string) => void,
  ) {}

  readonly take = (text: string): void => {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines.filter((line) => line.trim() !== '')) {
      if (this.#isOpen) this.#pass(line);
      else this.#hold(line);
    }
  };

  /** Lets lines through from now on; of those so far only the warnings and errors. */
  open(): void {
    this.#isOpen = true;
    for (const line of this.#lines) if (/\b(warn|error|fatal)/i.test(line)) this.#pass(line);
    this.#lines = [];
  }

  /** Why a part did not come up, in its own words: its first complaint and what follows, or else its end. */
  lastWords(): string {
    const lines = [...this.#lines, this.#rest].map((line) => Bun.stripANSI(line));
    const complaint = lines.findIndex((line) => COMPLAINT.test(line));
    const words = complaint < 0 ? lines.slice(-LAST_WORDS) : lines.slice(complaint, complaint + LAST_WORDS);
    return words.join('\n').trim();
  }

  #hold(line: string): void {
    this.#lines.push(line);
    if (COMPLAINT.test(Bun.stripANSI(line))) this.#complaint.resolve();
  }

  #pass(line: string): void {
    this.write(`${this.name} │ ${line.trimEnd()}`);
  }
}
