/** Turns one device, one wish at a time: a wish that comes meanwhile waits, and of several that wait the last counts. */
export class DeviceSwitch {
  readonly #turn: (isOn: boolean) => Promise<void>;
  #wish: boolean | null = null;
  #isTurning = false;
  #goal: boolean | null = null;

  /** @param turn Does it, and does not reject. */
  constructor(turn: (isOn: boolean) => Promise<void>) {
    this.#turn = turn;
  }

  /** What the device will be when everything wished for is done; null while nothing is under way. */
  get goal(): boolean | null {
    return this.#goal;
  }

  async want(isOn: boolean): Promise<void> {
    this.#wish = isOn;
    this.#goal = isOn;
    if (this.#isTurning) return;
    this.#isTurning = true;
    while (this.#wish !== null) {
      const wish = this.#wish;
      this.#wish = null;
      await this.#turn(wish);
    }
    this.#isTurning = false;
    this.#goal = null;
  }
}
