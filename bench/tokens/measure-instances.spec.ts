import { expect, test } from 'bun:test';
import { missesIn } from '../accounting/goals.ts';
import { type InstancesReading, instancesFigures, truthFigures } from './measure-instances.ts';

const reading = (perSecond: number, apiCpuMs: number): InstancesReading => ({
  perSecond,
  p50Ms: 1,
  p99Ms: 2,
  answered: 100,
  failed: 0,
  cpuMs: { API: apiCpuMs, PostgreSQL: 50, Redis: 10 },
});

test('what a token costs stands beside what it costs with one instance, the rate has no target', () => {
  const readings = new Map([
    [1, [reading(1000, 40)]],
    [2, [reading(900, 50)]],
    [3, [reading(300, 60)]],
  ]);
  const figures = instancesFigures(readings, 1.3);
  const [first, second] = figures.filter(
    ({ what }) => what === 'processor time of all instances for a token',
  );
  expect(first).toMatchObject({ size: 1, ours: [0.4] });
  expect(second).toMatchObject({ size: 2, ours: [0.5], beside: { 'one instance': [0.4] } });
  expect(missesIn(figures)).toEqual([
    'processor time of all instances for a token, 3: 1.5× one instance, goal at most 1.3×',
  ]);
});

test('an answer without a row, and a request without an answer, are missed', () => {
  expect(missesIn(truthFigures([reading(1, 1), reading(1, 1)], 200))).toEqual([]);
  expect(missesIn(truthFigures([{ ...reading(1, 1), failed: 1 }], 99))).toHaveLength(2);
});
