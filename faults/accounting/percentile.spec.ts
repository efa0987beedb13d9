import { expect, test } from 'bun:test';
import { percentile } from './percentile.ts';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test.each<[number[], number, number]>([
  [hundred, 50, 50],
  [hundred, 99, 99],
  [hundred, 100, 100],
  [hundred, 0, 1],
  [[7], 99, 7],
  [[3, 1, 2], 50, 2],
  [[10, 9], 99, 10],
  [[], 50, Number.NaN],
])('of %p the percentile %p is %p', (values, rank, value) => {
  expect(percentile(values, rank)).toBe(value);
});
