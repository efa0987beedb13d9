import { expect, test } from 'bun:test';
import pg from 'pg';
import { missesIn } from '../accounting/goals.ts';
import { growthFigures, type SizedWork } from './measure-growth.ts';

const client = new pg.Client();
const sized = (what: string, size: number): SizedWork => ({
  size,
  client,
  work: { what, rows: 1, sql: '', values: [] },
});

test('the largest size stands beside the smallest, and misses its target when it takes too many times as long', () => {
  const tookMs = new Map([
    [sized('listed', 1000), [2, 2, 2]],
    [sized('listed', 10), [1, 1, 1]],
    [sized('listed', 100), [9, 9, 9]],
    [sized('counted', 10), [1, 1, 1]],
    [sized('counted', 1000), [4, 4, 4]],
  ]);
  const figures = growthFigures(tookMs, 3);
  expect(figures.map(({ what, size, beside }) => [what, size, beside?.['with 10']])).toEqual([
    ['listed', 10, undefined],
    ['listed', 100, undefined],
    ['listed', 1000, [1, 1, 1]],
    ['counted', 10, undefined],
    ['counted', 1000, [1, 1, 1]],
  ]);
  expect(missesIn(figures)).toEqual(['counted, 1,000: 4× (4 to 4) with 10, goal at most 3×']);
});
