/** How long packets are under way, each way. */
export type Delay = {
  readonly oneWayMs: number;
  /** Up to so much longer, for 100 ms at a time: what a queue somewhere on the way does. */
  readonly jitterMs: number;
};

const steadyMs = 100;

/** Packets on their way in one direction, by their numbers. None overtakes another. */
export class DelayLine {
  readonly #delay: Delay;
  readonly #random: () => number;
  #held: { id: number; dueAt: number }[] = [];
  #lastDueAt = 0;
  #extra = { ms: 0, until: Number.NEGATIVE_INFINITY };

  /** `random` answers with 0 up to 1, as `Math.random`. */
  constructor(delay: Delay, random: () => number) {
    this.#delay = delay;
    this.#random = random;
  }

  put(id: number, now: number): void {
    if (now >= this.#extra.until)
      this.#extra = { ms: this.#random() * this.#delay.jitterMs, until: now + steadyMs };
    this.#lastDueAt = Math.max(this.#lastDueAt, now + this.#delay.oneWayMs + this.#extra.ms);
    this.#held.push({ id, dueAt: this.#lastDueAt });
  }

  /** Those that have arrived by now; each is given once. */
  take(now: number): number[] {
    const waiting = this.#held.findIndex(({ dueAt }) => dueAt > now);
    const arrived = this.#held.splice(0, waiting < 0 ? this.#held.length : waiting);
    return arrived.map(({ id }) => id);
  }

  /** When the next one arrives; Infinity while nothing is on its way. */
  get nextDueAt(): number {
    return this.#held[0]?.dueAt ?? Number.POSITIVE_INFINITY;
  }
}
