import { spreadOf } from '../../stability/accounting/spread.ts';

/** Ours ÷ theirs, round by round, so that a round on a busy machine counts for both. NaN where a round has no partner. Pure. */
export function ratiosOf(ours: readonly number[], theirs: readonly number[]): number[] {
  const rounds = Math.max(ours.length, theirs.length);
  return Array.from({ length: rounds }, (_none, round) => (ours[round] ?? NaN) / (theirs[round] ?? NaN));
}

/** Median and spread: "1.52× (1.4 to 1.61)"; none where a round has none, for theirs was nought. Pure. */
export function ratioInWords(ratios: readonly number[]): string {
  const { count, least, median, most } = spreadOf(ratios);
  if (![least, median, most].every(Number.isFinite)) return 'no ratio';
  const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 2 });
  return count === 1 ? `${number(median)}×` : `${number(median)}× (${number(least)} to ${number(most)})`;
}
