/**
 * The microphone for as long as a key is held: pressing turns it on only where it was muted, letting go mutes it again,
 * and a key that repeats or is let go twice means nothing.
 */
export class HoldToTalk {
  readonly #turn: (isOn: boolean) => void;
  #isHeld = false;

  constructor(turn: (isOn: boolean) => void) {
    this.#turn = turn;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  press(isMuted: boolean): void {
    if (this.#isHeld || !isMuted) return;
    this.#isHeld = true;
    this.#turn(true);
  }

  /** The key was let go, or the page no longer hears of it. */
  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#turn(false);
  }
}
