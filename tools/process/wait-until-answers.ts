import type { Part } from '../part.ts';

const RETRY_MS = 20;
const REQUEST_LIMIT_MS = 1_000;

/**
 * Waits until the part answers this address with 2xx. Otherwise, when it ends first or the time is up, says why
 * ("exit code 1", "no answer in 10 s").
 */
export async function waitUntilAnswers(
  part: Part,
  url: string,
  limitMs: number,
): Promise<string | undefined> {
  let ended: string | undefined;
  void part.exited.then((how) => {
    ended = how;
  });
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    const limit = AbortSignal.timeout(REQUEST_LIMIT_MS);
    const response = await fetch(url, { signal: limit }).catch(() => undefined);
    // An answer after the part's end is someone else's, who holds the port.
    if (ended !== undefined) return ended;
    if (response?.ok) return undefined;
    await Promise.race([part.exited, Bun.sleep(RETRY_MS)]);
  }
  return `no answer in ${limitMs / 1_000} s`;
}
