import type { Measure } from '../accounting/measure.ts';
import { type Growth, growthChart } from './growth-chart.ts';
import type { Result } from './result.ts';
import { stripChart } from './strip-chart.ts';

/** A picture of what a part measured beside the bare page, or null where there is nothing to compare. Pure. */
export function chartOf({ name, measures }: Result): string | null {
  const compared = measures.filter(({ unit, floor }) => unit !== undefined && (floor?.length ?? 0) > 0);
  const growths = growthsOf(compared);
  if (growths.length > 0) return growthChart(name, growths);
  const strips = compared
    .filter(({ unit, values }) => unit === 's' && values.length > 1)
    .map(({ what, values, floor }) => ({ title: what, ours: values, bare: floor ?? [] }));
  return strips.length === 0 ? null : stripChart(name, 's', strips);
}

function growthsOf(measures: readonly Measure[]): Growth[] {
  const byWhat = Map.groupBy(
    measures.filter(({ people }) => people !== undefined),
    ({ what }) => what,
  );
  return [...byWhat]
    .filter(([, same]) => same.length > 1)
    .map(([title, same]) => ({
      title,
      unit: same[0]?.unit ?? '',
      points: same.map(({ people = 0, values, floor = [] }) => ({ people, ours: values, bare: floor })),
    }));
}
