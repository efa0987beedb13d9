import { describe, expect, test } from 'bun:test';
import type { Measure } from '../accounting/measure.ts';
import { chartOf } from './chart-of.ts';
import type { Result } from './result.ts';

const result: Result = {
  name: 'recovery',
  cycles: 3,
  measures: [],
  misses: [],
  seconds: 60,
  finishedAt: '2026-01-02T03:04:05.000Z',
  machine: '2 cores',
  load: 1,
};
const back: Measure = { what: 'back <soon>', unit: 's', values: [1, 2, 3], floor: [9, 10, 11] };
const cpu = (people: number): Measure => ({
  what: 'CPU',
  unit: '% of a core',
  people,
  values: [people],
  floor: [2 * people],
});

function chart(...measures: Measure[]): string | null {
  return chartOf({ ...result, measures });
}

describe('a chart', () => {
  test('has a dot for each value, of both pages, and is well formed', () => {
    const svg = chart(back) ?? '';
    expect(svg.match(/<circle/g)).toHaveLength(6);
    expect(svg).toContain('back &lt;soon&gt;');
    const opened = svg.match(/<[a-z]/g)?.length;
    expect(svg.match(/<\/[a-z]/g)).toHaveLength(opened ?? 0);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('shows how a thing grows with the people in the room', () => {
    const svg = chart(cpu(2), cpu(4), cpu(8)) ?? '';
    expect(svg.match(/<polyline/g)).toHaveLength(2);
    expect(svg).toContain('CPU, % of a core');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('shows how a thing grows that no page has a part in', () => {
    const alone = (people: number): Measure => ({
      what: 'CPU',
      unit: '% of a core',
      people,
      values: [people],
    });
    const svg = chart(alone(4), alone(8)) ?? '';
    expect(svg.match(/<circle/g)).toHaveLength(2);
    expect(svg).not.toMatch(/bare page|NaN|undefined|Infinity/);
  });

  test.each<[string, Measure[]]>([
    ['without a measure', []],
    ['of counts', [{ what: 'ghosts', values: [0], floor: [0] }]],
    ['without the bare page', [{ what: 'back', unit: 's', values: [1, 2] }]],
    ['of one value', [{ ...back, values: [1], floor: [9] }]],
    ['of a single size', [cpu(2)]],
  ])('is not drawn %s', (_what, measures) => {
    expect(chart(...measures)).toBeNull();
  });
});
