import { expect, test } from 'bun:test';
import { slopePerHour } from './slope.ts';

const minute = 60_000;

test.each<[string, number[], number]>([
  ['a value that stays', [5, 5, 5, 5], 0],
  ['one more a minute', [1, 2, 3, 4], 60],
  ['one less a minute', [4, 3, 2], -60],
  ['a sawtooth that comes back', [0, 9, 0, 9, 0], 0],
  ['one reading', [7], Number.NaN],
  ['none', [], Number.NaN],
])('%s: %p grow by %p an hour', (_what, values, slope) => {
  const found = slopePerHour(values.map((value, index) => ({ at: index * minute, value })));
  expect(Number(found.toFixed(6))).toBe(slope);
});
