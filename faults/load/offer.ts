/** Looked this often whether requests are due; at 2,000 a second ten are due each time. */
const tickMs = 5;

/**
 * Begins so many requests a second for so long, whether or not those before were answered, as callers who do not know of
 * one another do. Resolves when all are answered, with how long it took to begin them.
 */
export async function offer<Answer>(
  perSecond: number,
  seconds: number,
  ask: (index: number) => Promise<Answer>,
): Promise<{ readonly answers: Answer[]; readonly beganWithinMs: number }> {
  const total = Math.round(perSecond * seconds);
  const underWay: Promise<Answer>[] = [];
  const since = performance.now();
  while (underWay.length < total) {
    const due = Math.min(total, Math.ceil(((performance.now() - since) / 1000) * perSecond));
    while (underWay.length < due) underWay.push(ask(underWay.length));
    if (underWay.length < total) await Bun.sleep(tickMs);
  }
  const beganWithinMs = performance.now() - since;
  return { answers: await Promise.all(underWay), beganWithinMs };
}

/** Does all the work, so many pieces at a time; the results in the order of the work. */
export async function sideBySide<Work, Result>(
  width: number,
  work: readonly Work[],
  each: (piece: Work, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = new Array(work.length);
  const waiting = work.entries();
  const worker = async () => {
    for (const [index, piece] of waiting) results[index] = await each(piece, index);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
