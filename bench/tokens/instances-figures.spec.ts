import { expect, test } from 'bun:test';
import { missesIn } from '../accounting/goals.ts';
import { instancesFigures, truthFigures } from './instances-figures.ts';
import type { InstancesLoad, InstancesReading } from './measure-instances.ts';

const reading = (apiCpuMs: number): InstancesReading => ({
  perSecond: 1000,
  p50Ms: 1,
  p99Ms: 2,
  answered: 100,
  failed: 0,
  cpuMs: { API: apiCpuMs, PostgreSQL: 50, Redis: 10 },
});
const readings = new Map<InstancesLoad, InstancesReading[]>([
  [{ instances: 1, connections: 48 }, [reading(40)]],
  [{ instances: 2, connections: 96 }, [reading(50)]],
  [{ instances: 3, connections: 144 }, [reading(60)]],
  [{ instances: 3, connections: 48 }, [reading(90)]],
]);

test('what a token costs stands beside what it costs with one instance', () => {
  const what = 'processor time of all instances for a token';
  const [first, second] = instancesFigures(readings, 1.3).filter((figure) => figure.what === what);
  expect(first).toEqual({ what, unit: 'ms', size: 1, ours: [0.4] });
  expect(second).toMatchObject({ size: 2, ours: [0.5], beside: { 'one instance': [0.4] } });
});

test('only where the load grows with the instances must a token cost the same', () => {
  expect(missesIn(instancesFigures(readings, 1.3))).toEqual([
    'processor time of all instances for a token, 3: 1.5× one instance, goal at most 1.3×',
  ]);
});

test('an answer without a row, one whose row waits in a spool, and a request without an answer are missed', () => {
  expect(missesIn(truthFigures(readings, 400, 0))).toEqual([]);
  const failed = new Map([[{ instances: 1, connections: 1 }, [{ ...reading(1), failed: 1 }]]]);
  expect(missesIn(truthFigures(failed, 99, 1))).toHaveLength(3);
});
