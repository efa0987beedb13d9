/** Turns one device, one wish at a time: a wish that comes meanwhile waits, and of several that wait the last counts. */
export class DeviceSwitch {
  readonly #turn: (isOn: boolean) => Promise<void>;
  #wish: boolean | null = null;
  #isTurning = false;

  /** @param turn Does it, and does not reject. */
  constructor(turn: (isOn: boolean) => Promise<void>) {
    this.#turn = turn;
  }

  async want(isOn: boolean): Promise<void> {
    this.#wish = isOn;
    if (this.#isTurning) return;
    this.#isTurning = true;
    while (this.#wish !== null) {
      const wish = this.#wish;
      this.#wish = null;
      await this.#turn(wish);
    }
    this.#isTurning = false;
  }
}
