export type Pace = { readonly atOnce: number; readonly limitMs: number };

/** Works on so many items at once, and begins none once the limit is over: those come back. Rejects with the first failure. */
export async function workThrough<Item>(
  items: Iterable<Item>,
  { atOnce, limitMs }: Pace,
  work: (item: Item) => Promise<unknown>,
): Promise<Item[]> {
  const deadline = performance.now() + limitMs;
  const waiting = [...items].values();
  const worker = async () => {
    while (performance.now() < deadline) {
      const { value, done } = waiting.next();
      if (done) return;
      await work(value);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return [...waiting];
}
