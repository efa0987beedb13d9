import { spreadOf } from './spread.ts';

export type Unit =
  | 'µs'
  | 'ms'
  | 's'
  | 'MB'
  | 'MB/h'
  | '%'
  | '% of a core'
  | '/h'
  | 'kB/s'
  | 'requests/s'
  | 'tokens/s'
  | 'kB'
  | '/s';

/** Something measured once or more, and what must be true of it. */
export type Measure = {
  readonly what: string;
  /** A count without one. */
  readonly unit?: Unit;
  /** With so many people in the room; the same thing with other numbers shows how it grows. */
  readonly people?: number;
  /** One value for each time it was measured. */
  readonly values: readonly number[];
  /** The same of the bare page, in the same run. */
  readonly floor?: readonly number[];
  /** Also how a run shows that what it did happened. Without one the measure is only told. */
  readonly goal?: Goal;
};

export type Goal = {
  /** What has to keep to it: every value, or their median. */
  readonly of: 'each' | 'median';
  readonly least?: number;
  readonly most?: number;
};

/** The goals that were missed, in words. What was never measured has missed its goal. Pure. */
export function missesIn(measures: readonly Measure[]): string[] {
  return measures.flatMap((measure) => {
    const { values, goal } = measure;
    if (goal === undefined) return [];
    const { median, least, most } = spreadOf(values);
    const [low, high] = goal.of === 'median' ? [median, median] : [least, most];
    const isHeld =
      low >= (goal.least ?? Number.NEGATIVE_INFINITY) && high <= (goal.most ?? Number.POSITIVE_INFINITY);
    return isHeld
      ? []
      : [`${titleOf(measure)}: ${inWords(values, measure.unit)}, goal ${goalInWords(measure)}`];
  });
}

/** Pure. */
export function titleOf({ what, people }: Measure): string {
  return people === undefined ? what : `${what}, ${people} people`;
}

/** Median, spread and count of the values: "2.31 s (1.7–4.6, n = 10)"; one value alone, and equal ones, as they are. Pure. */
export function inWords(values: readonly number[], unit?: Unit): string {
  const { count, least, median, most } = spreadOf(values);
  if (count === 0) return 'not measured';
  const places = placesOf(values, unit);
  const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: places });
  const middle = [number(median), ...(unit === undefined ? [] : [unit])].join(' ');
  if (count === 1) return middle;
  const span = least === most ? 'always' : `${number(least)} to ${number(most)}`;
  return `${middle} (${span}, n = ${count})`;
}

/** "median at most 5 s"; empty without a goal. Pure. */
export function goalInWords({ goal, unit }: Measure): string {
  if (goal === undefined) return '';
  const bounds =
    goal.least === goal.most
      ? [`${goal.most}`]
      : [
          ...(goal.least === undefined ? [] : [`at least ${goal.least}`]),
          ...(goal.most === undefined ? [] : [`at most ${goal.most}`]),
        ];
  return [goal.of, bounds.join(' and '), ...(unit === undefined ? [] : [unit])].join(' ');
}

function placesOf(values: readonly number[], unit: Unit | undefined): number {
  switch (unit) {
    case undefined:
      return values.every(Number.isInteger) ? 1 : 2;
    case 's':
    case 'MB/h':
      return 2;
    // A part of a millisecond says something only where there are few of them.
    case 'ms':
      return values.every((value) => value < 10) ? 2 : 0;
    case 'requests/s':
    case 'tokens/s':
      return 0;
    default:
      return 1;
  }
}
