import { expect, test } from 'bun:test';
import { comparisonChart } from './comparison-chart.ts';
import type { Result } from './result.ts';

const result: Result = {
  name: 'token',
  rounds: 2,
  figures: [
    { what: 'tokens', unit: 'ms', ours: [10, 20], beside: { 'a <sample>': [30, 40] } },
    { what: 'alone', ours: [1] },
  ],
  misses: [],
  seconds: 1,
  finishedAt: '2026-01-02T03:04:05.000Z',
  machine: 'a machine',
  load: 0,
};

test('draws each round as a dot at its place, and the figures that stand beside others alone', () => {
  const svg = comparisonChart(result) ?? '';
  const places = [...svg.matchAll(/<circle class="(\w+)" cx="([\d.]+)"/g)].map(([, kind, x]) => [
    kind,
    Number(x),
  ]);
  expect(places).toEqual([
    ['ours', 298],
    ['ours', 420],
    ['bare', 542],
    ['bare', 664],
  ]);
  expect(svg).toContain('tokens, ms');
  expect(svg).toContain('a &lt;sample&gt;');
  expect(svg).not.toContain('alone');
});

test('is nothing where nothing stands beside', () => {
  expect(comparisonChart({ ...result, figures: [{ what: 'alone', ours: [1] }] })).toBeNull();
});
