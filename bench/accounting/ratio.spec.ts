import { expect, test } from 'bun:test';
import { ratioInWords, ratiosOf } from './ratio.ts';

test.each<[number[], number[], number[]]>([
  [
    [30, 20],
    [10, 20],
    [3, 1],
  ],
  [[], [], []],
  [[30], [10, 20], [3, Number.NaN]],
  [[30], [], [Number.NaN]],
])('%p beside %p are %p', (ours, theirs, ratios) => {
  expect(ratiosOf(ours, theirs)).toEqual(ratios);
});

test.each<[number[], string]>([
  [[1.5049], '1.5×'],
  [[3, 1, 1.516], '1.52× (1 to 3)'],
  [[], 'no ratio'],
  [[1, Number.NaN], 'no ratio'],
  [[Number.POSITIVE_INFINITY], 'no ratio'],
  [[Number.NaN, 0.83, 2.5], 'no ratio'],
  [[0.5, 1, Number.POSITIVE_INFINITY], 'no ratio'],
])('%p in words: %p', (ratios, words) => {
  expect(ratioInWords(ratios)).toBe(words);
});
