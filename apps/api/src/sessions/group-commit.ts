/**
 * Makes one write of what comes at the same time: the first item is written on the next turn of the event loop, and what
 * comes while a write is under way makes the next one. Nothing waits for a clock.
 */
export class GroupCommit<Item> {
  #waiting: Waiting<Item>[] = [];
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
      setImmediate(() => this.#writeNext());
    }
    return settled.promise;
  }

  #writeNext(): void {
    const batch = this.#waiting.splice(0, this.most);
    this.#isWriting = batch.length > 0;
    if (!this.#isWriting) return;
    this.write(batch.map(({ item }) => item)).then(
      () => this.#follow(batch, ({ settled }) => settled.resolve()),
      (error) => this.#follow(batch, ({ settled }) => settled.reject(error)),
    );
  }

  /** The next write goes on its way before those of this one hear of it: what they do then would keep it waiting. */
  #follow(batch: readonly Waiting<Item>[], settle: (waiting: Waiting<Item>) => void): void {
    this.#writeNext();
    setImmediate(() => batch.forEach(settle));
  }
}

type Waiting<Item> = { readonly item: Item; readonly settled: PromiseWithResolvers<void> };
