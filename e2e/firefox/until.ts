/** Asks until it is so; fails with these words when it is not within the limit. */
export async function until(
  what: string,
  isSo: () => Promise<boolean>,
  limitMilliseconds = 30_000,
): Promise<void> {
  const deadline = performance.now() + limitMilliseconds;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`not within ${limitMilliseconds} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
