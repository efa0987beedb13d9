/** A value at a moment (milliseconds). */
export type Reading = { readonly at: number; readonly value: number };

const hourMs = 3_600_000;

/** How much a value grows an hour: the slope of the straight line that fits the readings best. NaN of fewer than two moments. Pure. */
export function slopePerHour(readings: readonly Reading[]): number {
  const count = readings.length;
  const meanAt = readings.reduce((sum, { at }) => sum + at, 0) / count;
  const meanValue = readings.reduce((sum, { value }) => sum + value, 0) / count;
  const covariance = readings.reduce((sum, { at, value }) => sum + (at - meanAt) * (value - meanValue), 0);
  const variance = readings.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0);
  return variance === 0 ? Number.NaN : (covariance / variance) * hourMs;
}
