import { expect, test } from 'bun:test';
import type { Figure } from '../bench-part.ts';
import { missesIn } from './goals.ts';

const figure = (rest: Partial<Figure>): Figure => ({ what: 'tokens', ours: [30, 60, 90], ...rest });
const sample = { sample: [20, 30, 100] };

test.each<[string, Figure]>([
  [
    'reaches its target by the median of the rounds',
    figure({ beside: sample, target: { against: 'sample', least: 1.5 } }),
  ],
  ['is not more than it may be', figure({ beside: sample, target: { against: 'sample', most: 1.5 } })],
  ['keeps to its bound', figure({ bound: { least: 60, most: 60 } })],
  ['is only told', figure({ beside: sample })],
])('a figure that %s misses nothing', (_what, each) => {
  expect(missesIn([each])).toEqual([]);
});

test.each<[Figure, string]>([
  [
    figure({ beside: sample, unit: 'ms', target: { against: 'sample', least: 1.6 } }),
    'tokens: 1.5× (0.9 to 2) sample, goal at least 1.6×',
  ],
  [
    figure({ beside: sample, size: 10_000, target: { against: 'sample', most: 1 } }),
    'tokens, 10,000: 1.5× (0.9 to 2) sample, goal at most 1×',
  ],
  [figure({ ours: [2], unit: 'ms', bound: { most: 1 } }), 'tokens: 2 ms, goal at most 1 ms'],
  [figure({ ours: [], bound: { most: 1 } }), 'tokens: not measured, goal at most 1'],
  [figure({ target: { against: 'nobody', least: 0 } }), 'tokens: no ratio nobody, goal at least 0×'],
])('%p has missed', (each, miss) => {
  expect(missesIn([each])).toEqual([miss]);
});
