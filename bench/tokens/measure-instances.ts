import { usageOf } from '../../stability/people/process-usage.ts';
import { rotated } from '../accounting/rotated.ts';
import type { BenchSettings } from '../bench-part.ts';
import type { LoadReading } from '../load/load-order.ts';
import { putLoad } from '../load/put-load.ts';
import type { TokenInstances } from './token-instances.ts';
import { tokenOrder } from './token-order.ts';

/** How many instances are asked, over how many connections together. */
export type InstancesLoad = { readonly instances: number; readonly connections: number };

/** What came of it, and what each kind of process did for it. */
export type InstancesReading = LoadReading & { readonly cpuMs: Readonly<Record<Kind, number>> };

type Kind = 'API' | 'PostgreSQL' | 'Redis';

const order = { ...tokenOrder, warmUpSeconds: 1, seconds: 4 };

/** All loads in turn, round after round, after one on each instance that does not count. */
export async function measureInstances(
  node: string,
  instances: TokenInstances,
  loads: readonly InstancesLoad[],
  { rounds, report }: BenchSettings,
): Promise<ReadonlyMap<InstancesLoad, readonly InstancesReading[]>> {
  const readings = new Map<InstancesLoad, InstancesReading[]>(loads.map((load) => [load, []]));
  const all = instances.apis.length;
  await readingOf(node, instances, { instances: all, connections: 12 * all });
  for (let round = 0; round < rounds; round += 1) {
    for (const load of rotated(loads, round)) {
      const reading = await readingOf(node, instances, load);
      readings.get(load)?.push(reading);
      const what = `${load.instances} with ${load.connections} connections`;
      report(`${round + 1}/${rounds} ${what}: ${reading.perSecond.toFixed(0)} tokens/s`);
    }
  }
  return readings;
}

async function readingOf(
  node: string,
  instances: TokenInstances,
  { instances: count, connections }: InstancesLoad,
): Promise<InstancesReading> {
  const { apis, postgresPid, redisPid } = instances;
  const usedMs = (pids: readonly number[]) => pids.reduce((sum, pid) => sum + usageOf(pid).cpuMs, 0);
  const look = () => ({
    API: usedMs(apis.map(({ pid }) => pid)),
    PostgreSQL: usedMs([postgresPid]),
    Redis: usedMs([redisPid]),
  });
  const before = look();
  const url = apis.slice(0, count).map((api) => `${api.url}/auth/token`);
  const reading = await putLoad(node, { ...order, connections, url });
  const after = look();
  const cpuMs = {
    API: after.API - before.API,
    PostgreSQL: after.PostgreSQL - before.PostgreSQL,
    Redis: after.Redis - before.Redis,
  };
  return { ...reading, cpuMs };
}
