import { spreadOf } from '../accounting/spread.ts';
import { placed, roundTicks } from './axis.ts';
import { element, picture, type Svg } from './svg.ts';

export type Strip = {
  readonly title: string;
  readonly ours: readonly number[];
  readonly bare: readonly number[];
};

const width = 720;
const left = 96;
const right = width - 24;
const headHeight = 34;
const rowHeight = 26;
const stripHeight = headHeight + 2 * rowHeight;
const footHeight = 32;

/** Each value a dot, each median a line: what LiveMeet took, and below it what the bare page took. Pure. */
export function stripChart(title: string, unit: string, strips: readonly Strip[]): string {
  const ticks = roundTicks(strips.flatMap(({ ours, bare }) => [...ours, ...bare]));
  const xOf = (value: number) => placed(value, ticks, left, right);
  const bottom = strips.length * stripHeight + 8;
  const grid = ticks.flatMap((tick) => {
    const x = xOf(tick);
    const label = tick === ticks.at(-1) ? `${tick} ${unit}` : String(tick);
    return [
      element('line', { class: 'axis', x1: x, x2: x, y1: 8, y2: bottom }),
      element('text', { x, y: bottom + 18, 'text-anchor': 'middle' }, label),
    ];
  });
  const rows = strips.flatMap(({ title: what, ours, bare }, index) => {
    const top = index * stripHeight;
    return [
      element('text', { class: 'title', x: 8, y: top + 24 }, what),
      ...row('ours', 'LiveMeet', ours.map(xOf), top + headHeight),
      ...row('bare', 'bare page', bare.map(xOf), top + headHeight + rowHeight),
    ];
  });
  return picture(width, bottom + footHeight, title, [...grid, ...rows]);
}

function row(kind: 'ours' | 'bare', label: string, places: readonly number[], top: number): Svg[] {
  const middle = top + rowHeight / 2;
  const { median } = spreadOf(places);
  const [y1, y2] = [top + 2, top + rowHeight - 2];
  return [
    element('text', { x: 8, y: middle + 4 }, label),
    ...places.map((x) => element('circle', { class: kind, cx: x, cy: middle, r: 5 })),
    element('line', { class: kind, x1: median, x2: median, y1, y2, 'stroke-width': 2 }),
  ];
}
