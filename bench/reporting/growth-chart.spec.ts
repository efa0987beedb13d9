import { describe, expect, test } from 'bun:test';
import type { Figure } from '../bench-part.ts';
import { growthChart } from './growth-chart.ts';

function chart(...figures: readonly Figure[]): string | null {
  const circumstances = {
    misses: [],
    seconds: 1,
    finishedAt: '2026-01-02T03:04:05.000Z',
    machine: '',
    load: 0,
  };
  return growthChart({ name: 'growth', rounds: 1, figures, ...circumstances });
}

function medians(svg: string | null): number[][] {
  const [, points = ''] = /points="([^"]+)"/.exec(svg ?? '') ?? [];
  return points.split(' ').map((point) => point.split(',').map(Number));
}

describe('a growth chart', () => {
  const at = (size: number, ...ours: number[]): Figure => ({ what: 'listed', unit: 'ms', size, ours });

  test('counts in powers of ten where sizes do, so that what grows with them is a straight line', () => {
    const points = medians(chart(at(10, 0.1), at(100, 1), at(1000, 10)));
    expect(points).toEqual([
      [56, 166],
      [190, 100],
      [324, 34],
    ]);
  });

  test('counts from nought where sizes are near one another', () => {
    const svg = chart(at(1, 100), at(2, 150, 200, 250), at(4, 400));
    expect(medians(svg)).toEqual([
      [123, 133],
      [190, 100],
      [324, 34],
    ]);
    expect(svg?.match(/<circle/g)).toHaveLength(5);
  });

  test('is not drawn of what was measured at one size, nor of what stands beside something else', () => {
    expect(chart({ what: 'once', size: 1, ours: [1] }, { what: 'alone', ours: [1] })).toBeNull();
    const beside = { other: [1] };
    expect(chart({ ...at(1, 1), beside }, { ...at(2, 1), beside })).toBeNull();
  });
});
