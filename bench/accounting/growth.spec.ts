import { expect, test } from 'bun:test';
import { growthOf } from './growth.ts';

const tenSeconds = 10_000;

test.each<[string, (index: number) => number, { warm: number; end: number; slopePerHour: number }]>([
  ['what stays', () => 80, { warm: 80, end: 80, slopePerHour: 0 }],
  ['one more every ten seconds', (index) => index, { warm: 18, end: 58.5, slopePerHour: 360 }],
  ['what is warm after a quarter', (index) => Math.min(index, 15), { warm: 15, end: 15, slopePerHour: 0 }],
  ['one reading far out', (index) => (index === 18 ? 900 : 5), { warm: 5, end: 5, slopePerHour: 0 }],
])('ten minutes of %s', (_what, valueAt, growth) => {
  const readings = Array.from({ length: 61 }, (_none, index) => ({
    at: 1_000 + index * tenSeconds,
    value: valueAt(index),
  }));
  const found = growthOf(readings);
  expect({ ...found, slopePerHour: Number(found.slopePerHour.toFixed(6)) }).toEqual(growth);
});

test('no reading, no growth', () => {
  expect(growthOf([])).toEqual({ warm: Number.NaN, end: Number.NaN, slopePerHour: Number.NaN });
});
