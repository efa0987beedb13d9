import { expect, test } from 'bun:test';
import { placed, roundTicks } from './axis.ts';

test.each<[number[], number[]]>([
  [
    [4.6, 13.6],
    [0, 5, 10, 15],
  ],
  [
    [0.02, 0.31],
    [0, 0.1, 0.2, 0.3, 0.4],
  ],
  [
    [-3, 9],
    [-5, 0, 5, 10],
  ],
  [[100], [0, 20, 40, 60, 80, 100]],
  [[0], [0, 0.2]],
  [[], [0, 0.2]],
])('%p lie between round numbers', (values, ticks) => {
  expect(roundTicks(values)).toEqual(ticks);
});

test('a value has its place between the ends', () => {
  expect(placed(5, [0, 10], 100, 200)).toBe(150);
  expect(placed(0, [-5, 0, 5], 0, 100)).toBe(50);
});
