import { expect, test } from 'bun:test';
import { type Figure, inWords, missesIn } from './figure.ts';

test.each<[Figure, string, string[]]>([
  [{ what: 'rows doubled', value: 0, most: 0 }, '0 rows doubled', []],
  [{ what: 'rows doubled', value: 2, most: 0 }, '2 rows doubled', ['2 rows doubled (at most 0)']],
  [{ what: 'requests failed', value: 0, least: 1 }, '0 requests failed', ['0 requests failed (at least 1)']],
  [{ what: 'tokens', value: 12_345 }, '12,345 tokens', []],
  [{ what: 'p99', value: 83.62, unit: 'ms', most: 100 }, 'p99 84 ms', []],
  [
    { what: 'ready after', value: 1.456, unit: 's', most: 1 },
    'ready after 1.46 s',
    ['ready after 1.46 s (at most 1)'],
  ],
  [{ what: 'p99', value: Number.NaN, unit: 'ms', most: 100 }, 'p99 – ms', ['p99 – ms (at most 100)']],
])('%p', (figure, words, misses) => {
  expect(inWords(figure)).toBe(words);
  expect(missesIn([figure])).toEqual(misses);
});
