import { expect, test } from 'bun:test';
import { swappedPlaces } from './swapped-places.ts';

test.each<[string[], string[], number]>([
  [['a', 'b', 'c'], ['a', 'b', 'c'], 0],
  [['a', 'b', 'c'], ['a', 'c'], 0],
  [['a', 'b'], ['x', 'a', 'y', 'b'], 0],
  [['a', 'b', 'c'], ['b', 'a', 'c'], 1],
  [['a', 'b', 'c'], ['c', 'a', 'b'], 2],
  [[], ['a'], 0],
])('from %p to %p are swapped', (before, after, count) => {
  expect(swappedPlaces(before, after)).toBe(count);
});
