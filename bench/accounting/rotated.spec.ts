import { expect, test } from 'bun:test';
import { rotated } from './rotated.ts';

test.each([
  [0, ['a', 'b', 'c']],
  [1, ['b', 'c', 'a']],
  [2, ['c', 'a', 'b']],
  [3, ['a', 'b', 'c']],
])('after %p rounds', (by, order) => {
  expect(rotated(['a', 'b', 'c'], by)).toEqual(order);
});
