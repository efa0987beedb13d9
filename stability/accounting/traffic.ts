/** Bytes received up to a moment (Unix time in milliseconds). */
export type Sample = { readonly at: number } & Readonly<Record<Stream, number>>;

export type Stream = 'audioIn' | 'videoIn';

export const streams: readonly Stream[] = ['audioIn', 'videoIn'];

/** Less than this is no sound and no picture: leftovers, and what keeps a silent stream alive. */
export const leastBytes = 500;

/** What came in from one moment to another. Pure. */
export function received(samples: readonly Sample[], stream: Stream, from: number, to: number): number {
  return until(samples, stream, to) - until(samples, stream, from);
}

/** When so much had come in since a moment that the stream flows, or null. Pure. */
export function flowsAt(samples: readonly Sample[], stream: Stream, since: number): number | null {
  const before = until(samples, stream, since);
  return samples.find((sample) => sample.at > since && sample[stream] >= before + leastBytes)?.at ?? null;
}

/** The longest time within a span in which nothing came in; at least the time from one sample to the next. Pure. */
export function longestStandstillMs(
  samples: readonly Sample[],
  stream: Stream,
  from: number,
  to: number,
): number {
  const inside = samples.filter(({ at }) => at >= from && at <= to);
  let longest = 0;
  let last = inside[0];
  for (const sample of inside) {
    longest = Math.max(longest, sample.at - (last?.at ?? sample.at));
    if (sample[stream] > (last?.[stream] ?? 0)) last = sample;
  }
  return longest;
}

function until(samples: readonly Sample[], stream: Stream, moment: number): number {
  return samples.findLast(({ at }) => at <= moment)?.[stream] ?? 0;
}
