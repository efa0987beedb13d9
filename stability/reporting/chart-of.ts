import type { Measure } from '../accounting/measure.ts';
import { type Growth, growthChart } from './growth-chart.ts';
import type { Result } from './result.ts';
import { stripChart } from './strip-chart.ts';

/**
 * A picture of what grows with the people, or else of what a part measured beside the bare page; null where there is
 * neither. Pure.
 */
export function chartOf({ name, measures }: Result): string | null {
  const growths = growthsOf(measures.filter(({ unit }) => unit !== undefined));
  if (growths.length > 0) return growthChart(name, growths);
  const strips = measures
    .filter(({ unit, values, floor = [] }) => unit === 's' && values.length > 1 && floor.length > 0)
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
