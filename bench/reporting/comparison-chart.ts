import { spreadOf } from '../../stability/accounting/spread.ts';
import { placed, roundTicks } from '../../stability/reporting/axis.ts';
import { element, picture, type Svg } from '../../stability/reporting/svg.ts';
import { titleOf } from '../accounting/goals.ts';
import type { Figure } from '../bench-part.ts';
import type { Result } from './result.ts';

const width = 720;
const left = 176;
const right = width - 56;
const headHeight = 30;
const rowHeight = 24;
const footHeight = 40;

/** Each round a dot, each median a line: ours, and below it each alternative, every figure on an axis of its own; null without one. Pure. */
export function comparisonChart({ name, figures }: Result): string | null {
  const compared = figures.filter(({ beside = {} }) => Object.keys(beside).length > 0);
  if (compared.length === 0) return null;
  let top = 0;
  const panels = compared.map((figure) => {
    const panel = element('g', { transform: `translate(0 ${top})` }, panelOf(figure));
    top += heightOf(figure);
    return panel;
  });
  return picture(width, top, name, panels);
}

function panelOf(figure: Figure): Svg[] {
  const rows: [string, readonly number[]][] = [
    ['LiveMeet', figure.ours],
    ...Object.entries(figure.beside ?? {}),
  ];
  const ticks = roundTicks(rows.flatMap(([, values]) => values));
  const xOf = (value: number) => placed(value, ticks, left, right);
  const bottom = headHeight + rows.length * rowHeight;
  const grid = ticks.flatMap((tick) => [
    element('line', { class: 'axis', x1: xOf(tick), x2: xOf(tick), y1: headHeight, y2: bottom }),
    element('text', { x: xOf(tick), y: bottom + 16, 'text-anchor': 'middle' }, tick.toLocaleString('en')),
  ]);
  const title = [titleOf(figure), ...(figure.unit === undefined ? [] : [figure.unit])].join(', ');
  return [
    element('text', { class: 'title', x: 8, y: 20 }, title),
    ...grid,
    ...rows.flatMap(([label, values], index) =>
      row(index === 0 ? 'ours' : 'bare', label, values.map(xOf), headHeight + index * rowHeight),
    ),
  ];
}

function row(kind: 'ours' | 'bare', label: string, places: readonly number[], top: number): Svg[] {
  const middle = top + rowHeight / 2;
  const { median } = spreadOf(places);
  const [y1, y2] = [top + 3, top + rowHeight - 3];
  return [
    element('text', { x: 8, y: middle + 4 }, label),
    ...places.map((x) => element('circle', { class: kind, cx: x, cy: middle, r: 5 })),
    element('line', { class: kind, x1: median, x2: median, y1, y2, 'stroke-width': 2 }),
  ];
}

function heightOf({ beside = {} }: Figure): number {
  return headHeight + (1 + Object.keys(beside).length) * rowHeight + footHeight;
}
