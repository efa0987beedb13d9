import { type Reading, slopePerHour } from '../../stability/accounting/slope.ts';
import { spreadOf } from '../../stability/accounting/spread.ts';

/** How a value went while something ran, in whose first part much is loaded, compiled and kept for the first time. */
export type Growth = {
  /** After three tenths of the time, and at its end: medians of the readings around. */
  readonly warm: number;
  readonly end: number;
  /** Of the straight line through the second half. */
  readonly slopePerHour: number;
};

const warmAfter = 0.3;
const windowShare = 0.05;

/** Readings at even intervals, from the beginning to the end. NaN where there are none. Pure. */
export function growthOf(readings: readonly Reading[]): Growth {
  const [first] = readings;
  const last = readings.at(-1);
  const beganAt = first?.at ?? Number.NaN;
  const tookMs = (last?.at ?? Number.NaN) - beganAt;
  const between = (from: number, to: number) =>
    readings.filter(({ at }) => at >= beganAt + from * tookMs && at <= beganAt + to * tookMs);
  const median = (some: readonly Reading[]) => spreadOf(some.map(({ value }) => value)).median;
  return {
    warm: median(between(warmAfter - windowShare / 2, warmAfter + windowShare / 2)),
    end: median(between(1 - windowShare, 1)),
    slopePerHour: slopePerHour(between(0.5, 1)),
  };
}
