/** Looks again and again until it holds; false when it did not within the limit. */
export async function until(
  limitMs: number,
  holds: () => Promise<boolean> | boolean,
  lookEveryMs = 200,
): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    if (await holds()) return true;
    if (performance.now() > deadline) return false;
    await Bun.sleep(lookEveryMs);
  }
}
