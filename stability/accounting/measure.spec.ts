import { describe, expect, test } from 'bun:test';
import { goalInWords, inWords, type Measure, missesIn } from './measure.ts';

const back: Measure = { what: 'back after', unit: 's', values: [1.234, 4, 2] };

describe('a measure', () => {
  test.each<[Measure, string]>([
    [back, '2 s (1.23 to 4, n = 3)'],
    [{ what: 'ghosts', values: [0, 0] }, '0 (always, n = 2)'],
    [{ what: 'tiles', values: [1, 2] }, '1.5 (1 to 2, n = 2)'],
    [{ what: 'memory', unit: 'MB', values: [123.456] }, '123.5 MB'],
    [{ what: 'stood still', unit: 'ms', values: [102.7, 3000] }, '1,551 ms (103 to 3,000, n = 2)'],
    [{ what: 'asked', unit: 'ms', values: [0.314, 2.5] }, '1.41 ms (0.31 to 2.5, n = 2)'],
    [{ what: 'ghosts', values: [] }, 'not measured'],
  ])('%p in words', ({ values, unit }, words) => {
    expect(inWords(values, unit)).toBe(words);
  });

  test.each<[Measure, string, string[]]>([
    [back, '', []],
    [{ ...back, goal: { of: 'each', most: 4 } }, 'each at most 4 s', []],
    [
      { ...back, goal: { of: 'each', most: 3 } },
      'each at most 3 s',
      ['back after: 2 s (1.23 to 4, n = 3), goal each at most 3 s'],
    ],
    [{ ...back, goal: { of: 'median', most: 3 } }, 'median at most 3 s', []],
    [
      { ...back, goal: { of: 'median', least: 3, most: 9 } },
      'median at least 3 and at most 9 s',
      ['back after: 2 s (1.23 to 4, n = 3), goal median at least 3 and at most 9 s'],
    ],
    [{ what: 'ghosts', values: [0, 0], goal: { of: 'each', least: 0, most: 0 } }, 'each 0', []],
    [
      { what: 'pairs', people: 8, values: [55], goal: { of: 'each', least: 56 } },
      'each at least 56',
      ['pairs, 8 people: 55, goal each at least 56'],
    ],
    [
      { what: 'ghosts', values: [], goal: { of: 'each', most: 0 } },
      'each at most 0',
      ['ghosts: not measured, goal each at most 0'],
    ],
  ])('%p has its goal, and misses it or not', (measure, goal, misses) => {
    expect(goalInWords(measure)).toBe(goal);
    expect(missesIn([measure])).toEqual(misses);
  });
});
