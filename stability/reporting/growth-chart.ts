import { spreadOf } from '../accounting/spread.ts';
import { placed, roundTicks } from './axis.ts';
import { element, picture, type Svg } from './svg.ts';

export type Growth = {
  readonly title: string;
  readonly unit: string;
  readonly points: readonly GrowthPoint[];
};

/** What was measured with so many people; `bare` is empty where there is no bare page to compare with. */
export type GrowthPoint = {
  readonly people: number;
  readonly ours: readonly number[];
  readonly bare: readonly number[];
};

const panel = { width: 350, height: 210, left: 52, right: 16, top: 34, bottom: 34 };
const columns = 2;

/** Medians over the number of people, LiveMeet and the bare page; each value a dot. Pure. */
export function growthChart(title: string, growths: readonly Growth[]): string {
  const panels = growths.map((growth, index) => {
    const x = (index % columns) * panel.width;
    const y = Math.floor(index / columns) * panel.height;
    return element('g', { transform: `translate(${x} ${y})` }, panelOf(growth));
  });
  const height = Math.ceil(growths.length / columns) * panel.height + 24;
  const isCompared = growths.some(({ points }) => points.some(({ bare }) => bare.length > 0));
  const legend = isCompared
    ? [
        element('circle', { class: 'ours', cx: 60, cy: height - 14, r: 5 }),
        element('text', { x: 72, y: height - 10 }, 'LiveMeet'),
        element('circle', { class: 'bare', cx: 160, cy: height - 14, r: 5 }),
        element('text', { x: 172, y: height - 10 }, 'bare page'),
      ]
    : [];
  return picture(columns * panel.width, height, title, [...panels, ...legend]);
}

function panelOf({ title, unit, points }: Growth): Svg[] {
  const { width, height, left, right, top, bottom } = panel;
  const sizes = points.map(({ people }) => people);
  const ticks = roundTicks(points.flatMap(({ ours, bare }) => [...ours, ...bare]));
  const xOf = (people: number) => placed(people, [0, Math.max(...sizes)], left, width - right);
  const yOf = (value: number) => placed(value, ticks, height - bottom, top);
  const line = (kind: 'ours' | 'bare'): Svg[] => [
    element('polyline', {
      class: kind,
      points: points
        .filter((point) => point[kind].length > 0)
        .map((point) => `${at(xOf(point.people))},${at(yOf(spreadOf(point[kind]).median))}`)
        .join(' '),
    }),
    ...points.flatMap((point) =>
      point[kind].map((value) =>
        element('circle', { class: kind, cx: xOf(point.people), cy: yOf(value), r: 4 }),
      ),
    ),
  ];
  return [
    element('text', { class: 'title', x: 8, y: 20 }, `${title}, ${unit}`),
    ...ticks.flatMap((tick) => [
      element('line', { class: 'axis', x1: left, x2: width - right, y1: yOf(tick), y2: yOf(tick) }),
      element('text', { x: left - 8, y: yOf(tick) + 4, 'text-anchor': 'end' }, String(tick)),
    ]),
    ...sizes.map((people) =>
      element('text', { x: xOf(people), y: height - 14, 'text-anchor': 'middle' }, String(people)),
    ),
    ...line('bare'),
    ...line('ours'),
  ];
}

function at(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
