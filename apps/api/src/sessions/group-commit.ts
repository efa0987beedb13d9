/**
 * Makes one write of what comes at the same time: the first item is written on the next turn of the event loop, and what
 * comes while a write is under way makes the next one. Nothing waits for a clock.
 */
export class GroupCommit<Item> {
  #waiting: { readonly item: Item; readonly settled: PromiseWithResolvers<void> }[] = [];
  #isWriting = false;

  /** `write` gets at most `most` items, in the order in which they came. */
  constructor(
    private readonly write: (items: readonly Item[]) => Promise<void>,
    private readonly most: number,
  ) {}

  /** Resolves when the write that has this item has; rejects when that one does. */
  add(item: Item): Promise<void> {
    const settled = Promise.withResolvers<void>();
    this.#waiting.push({ item, settled });
    if (!this.#isWriting) {
      this.#isWriting = true;
      setImmediate(() => void this.#writeAll());
    }
    return settled.promise;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, this.most);
      try {
        await this.write(batch.map(({ item }) => item));
        for (const { settled } of batch) settled.resolve();
      } catch (error) {
        for (const { settled } of batch) settled.reject(error);
      }
    }
    this.#isWriting = false;
  }
}
