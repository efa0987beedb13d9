import { expect, test } from 'bun:test';
import { type Spread, spreadOf } from './spread.ts';

test.each<[number[], Spread]>([
  [[7], { count: 1, least: 7, median: 7, most: 7 }],
  [[3, 1, 10], { count: 3, least: 1, median: 3, most: 10 }],
  [[10, 9, -2, 4], { count: 4, least: -2, median: 6.5, most: 10 }],
  [[], { count: 0, least: Number.NaN, median: Number.NaN, most: Number.NaN }],
])('%p lie so', (values, spread) => {
  expect(spreadOf(values)).toEqual(spread);
});
