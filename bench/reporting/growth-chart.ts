import { spreadOf } from '../../stability/accounting/spread.ts';
import { placed, roundTicks } from '../../stability/reporting/axis.ts';
import { element, picture, type Svg } from '../../stability/reporting/svg.ts';
import type { Figure } from '../bench-part.ts';
import type { Result } from './result.ts';

const panel = { width: 360, height: 200, left: 56, right: 36, top: 34, bottom: 34 };
const columns = 2;
/** From here on an axis counts in powers of ten. */
const wide = 100;

/** What was measured with several sizes and stands beside nothing but itself: each round a dot, the medians a line; null without any. Pure. */
export function growthChart({ name, figures }: Result): string | null {
  const growths = [...Map.groupBy(figures, ({ what }) => what).values()].filter(isGrowth);
  if (growths.length === 0) return null;
  const panels = growths.map((growth, index) => {
    const x = (index % columns) * panel.width;
    const y = Math.floor(index / columns) * panel.height;
    return element('g', { transform: `translate(${x} ${y})` }, panelOf(growth));
  });
  return picture(columns * panel.width, Math.ceil(growths.length / columns) * panel.height, name, panels);
}

function isGrowth(figures: readonly Figure[]): boolean {
  return (
    figures.length > 1 && figures.every(({ size }) => size !== undefined) && figures[0]?.beside === undefined
  );
}

function panelOf(growth: readonly Figure[]): Svg[] {
  const { width, height, left, right, top, bottom } = panel;
  const points = growth.map(({ size = 0, ours }) => ({ size, ours }));
  const sizes = points.map(({ size }) => size);
  const isWide = Math.max(...sizes) >= wide * Math.min(...sizes);
  const scaled = (value: number) => (isWide ? Math.log10(value) : value);
  const ticks = ticksOf(
    points.flatMap(({ ours }) => ours),
    isWide,
  );
  const from = isWide ? Math.min(...sizes) : 0;
  const xOf = (size: number) =>
    placed(scaled(size), [from, Math.max(...sizes)].map(scaled), left, width - right);
  const yOf = (value: number) => placed(scaled(value), ticks.map(scaled), height - bottom, top);
  const [{ what, unit } = { what: '' }] = growth;
  return [
    element(
      'text',
      { class: 'title', x: 8, y: 20 },
      [what, ...(unit === undefined ? [] : [unit])].join(', '),
    ),
    ...ticks.flatMap((tick) => [
      element('line', { class: 'axis', x1: left, x2: width - right, y1: yOf(tick), y2: yOf(tick) }),
      element('text', { x: left - 8, y: yOf(tick) + 4, 'text-anchor': 'end' }, tick.toLocaleString('en')),
    ]),
    ...sizes.map((size) =>
      element('text', { x: xOf(size), y: height - 14, 'text-anchor': 'middle' }, size.toLocaleString('en')),
    ),
    element('polyline', {
      class: 'ours',
      points: points
        .map(({ size, ours }) => `${rounded(xOf(size))},${rounded(yOf(spreadOf(ours).median))}`)
        .join(' '),
    }),
    ...points.flatMap(({ size, ours }) =>
      ours.map((value) => element('circle', { class: 'ours', cx: xOf(size), cy: yOf(value), r: 4 })),
    ),
  ];
}

/** From the power of ten below all values to the one above, or else round numbers from nought. */
function ticksOf(values: readonly number[], isWide: boolean): number[] {
  if (!isWide) return roundTicks(values);
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_none, index) =>
    Number((10 ** (first + index)).toPrecision(1)),
  );
}

function rounded(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
