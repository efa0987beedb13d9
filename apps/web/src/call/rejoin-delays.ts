/** How long a call that lost its connection tries to come back before it says so, in milliseconds. */
export const rejoinLimitMilliseconds = 10 * 60 * 1000;

/**
 * Before the first try, the second and so on; the last for all that follow. Milliseconds. What ends an outage mostly does so
 * within half a minute, so that long nobody waits more than 2.5 seconds after it.
 */
const rejoinDelays = [0, 500, 1_000, ...Array<number>(14).fill(2_000), 4_000];

/**
 * The SDK's own tries to resume the connection as it was, and how long they may take in all: each waits for the socket,
 * the first answer and the media path in turn. After that the page makes a new one, unless media still go through: then
 * a new one would cut what works, and the tries go on. Milliseconds.
 */
export const resumeLimitMilliseconds = 6_000;
const resumeDelays = [0, 300, 1_200, 2_700];
const resumeDelayWithMedia = 2_000;

/**
 * No try of the SDK takes as long: 8 seconds for the socket, 5 for the first answer, 12 for the media path. One that does
 * will never end. Milliseconds.
 */
export const resumeTryLimitMilliseconds = 30_000;

/** The first try has no delay to spread, and an SFU that goes down says goodbye to everyone at once. */
const firstSpreadMilliseconds = 500;

/**
 * Milliseconds to wait before the try of that number, from 0. `random`, from 0 to 1, spreads the tries of many people by
 * a quarter to either side, so that an SFU that is back is not met by all of them in one moment.
 */
export function rejoinDelay(attempt: number, random: number): number {
  return spread(rejoinDelays[Math.min(attempt, rejoinDelays.length - 1)] ?? 0, random);
}

/** The same for the SDK's tries to resume; null when it shall try no more. */
export function resumeDelay(attempt: number, hasMedia: boolean, random: number): number | null {
  const delay = resumeDelays[attempt] ?? (hasMedia ? resumeDelayWithMedia : undefined);
  return delay === undefined ? null : spread(delay, random);
}

function spread(delay: number, random: number): number {
  return delay === 0 ? random * firstSpreadMilliseconds : delay * (0.75 + random / 2);
}
