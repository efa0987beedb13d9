/** How many of the answers have each status. */
export function tally(responses: readonly Response[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of responses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Asks so many times, 25 at once: a busy machine's database answers that many in time. */
export async function inBatches(
  count: number,
  ask: (index: number) => Promise<Response>,
): Promise<Response[]> {
  const responses: Response[] = [];
  for (let start = 0; start < count; start += 25) {
    const size = Math.min(25, count - start);
    responses.push(...(await Promise.all(Array.from({ length: size }, (_, index) => ask(start + index)))));
  }
  return responses;
}
