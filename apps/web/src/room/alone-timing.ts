/** Who has been alone for this long is asked whether they are still there. Milliseconds. */
export const aloneLimitMilliseconds = 60 * 60 * 1000;

/** And this long is the answer waited for, before the call ends by itself. */
export const countdownSeconds = 60;

/** Where someone is who is alone in a room. */
export type AloneStage =
  | { kind: 'quiet'; millisecondsLeft: number }
  | { kind: 'countdown'; secondsLeft: number }
  | { kind: 'over' };

/** The stage after that many milliseconds alone. */
export function aloneStage(milliseconds: number): AloneStage {
  const left = aloneLimitMilliseconds - milliseconds;
  if (left > 0) return { kind: 'quiet', millisecondsLeft: left };
  const secondsLeft = countdownSeconds + Math.ceil(left / 1000);
  return secondsLeft > 0 ? { kind: 'countdown', secondsLeft } : { kind: 'over' };
}
