/** How some values lie. */
export type Spread = {
  readonly count: number;
  readonly least: number;
  readonly median: number;
  readonly most: number;
};

/** NaN three times where there are no values. Pure. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    count: sorted.length,
    least: at(0),
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    most: at(sorted.length - 1),
  };
}
