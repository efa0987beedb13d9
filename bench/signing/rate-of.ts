import type { Signer } from './signers.ts';

/** As many requests as a busy server has under way. */
const inFlight = 32;

/** How many tokens a second are signed, so many at a time, in so many seconds. */
export async function rateOf(sign: Signer, seconds: number): Promise<number> {
  const since = performance.now();
  const endsAt = since + seconds * 1000;
  let signed = 0;
  while (performance.now() < endsAt) {
    const batch = Array.from({ length: inFlight }, (_none, index) => sign(signed + index));
    await Promise.all(batch);
    signed += inFlight;
  }
  return signed / ((performance.now() - since) / 1000);
}
