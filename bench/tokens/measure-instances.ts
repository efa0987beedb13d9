import { usageOf } from '../../stability/people/process-usage.ts';
import type { BenchSettings, Figure } from '../bench-part.ts';
import type { LoadReading } from '../load/load-order.ts';
import { putLoad } from '../load/put-load.ts';
import type { TokenInstances } from './token-instances.ts';

/** What came of the load on so many instances, and what each kind of process did for it. */
export type InstancesReading = LoadReading & { readonly cpuMs: Readonly<Record<Kind, number>> };

type Kind = 'API' | 'PostgreSQL' | 'Redis';

const order = {
  body: JSON.stringify({ participantName: 'Ana Souza' }),
  // One, two, three and four instances share them evenly.
  connections: 48,
  // 120 tokens a minute for each are more than 10,000 a second.
  addressesEach: 200,
  warmUpSeconds: 1,
  seconds: 4,
};

/** The same load on the first instance, the first two, and so on, in turn, round after round. */
export async function measureInstances(
  node: string,
  instances: TokenInstances,
  { rounds, report }: BenchSettings,
): Promise<ReadonlyMap<number, readonly InstancesReading[]>> {
  const counts = instances.apis.map((_api, index) => index + 1);
  const readings = new Map<number, InstancesReading[]>(counts.map((count) => [count, []]));
  // What runs for the first time is compiled first, in every instance.
  await readingOf(node, instances, counts.length);
  for (let round = 0; round < rounds; round += 1) {
    const first = round % counts.length;
    for (const count of [...counts.slice(first), ...counts.slice(0, first)]) {
      const reading = await readingOf(node, instances, count);
      readings.get(count)?.push(reading);
      report(`${round + 1}/${rounds} ${count}: ${reading.perSecond.toFixed(0)} tokens/s`);
    }
  }
  return readings;
}

async function readingOf(node: string, instances: TokenInstances, count: number): Promise<InstancesReading> {
  const { apis, postgresPid, redisPid } = instances;
  const usedMs = (pids: readonly number[]) => pids.reduce((sum, pid) => sum + usageOf(pid).cpuMs, 0);
  const look = () => ({
    API: usedMs(apis.map(({ pid }) => pid)),
    PostgreSQL: usedMs([postgresPid]),
    Redis: usedMs([redisPid]),
  });
  const before = look();
  const url = apis.slice(0, count).map((api) => `${api.url}/auth/token`);
  const reading = await putLoad(node, { ...order, url });
  const after = look();
  const cpuMs = {
    API: after.API - before.API,
    PostgreSQL: after.PostgreSQL - before.PostgreSQL,
    Redis: after.Redis - before.Redis,
  };
  return { ...reading, cpuMs };
}

/** Tokens a second, and what one of them took of the processors: at most so many times what it takes with one instance. Pure. */
export function instancesFigures(
  readings: ReadonlyMap<number, readonly InstancesReading[]>,
  mostCost: number,
): Figure[] {
  const against = 'one instance';
  const figures = (
    what: string,
    unit: 'tokens/s' | 'ms',
    read: (reading: InstancesReading) => number,
    limits?: { readonly most: number },
  ): Figure[] => {
    const values = (count: number) => (readings.get(count) ?? []).map(read);
    return [...readings.keys()].map((size) => {
      const figure = { what, unit, size, ours: values(size) };
      if (size === 1) return figure;
      const target = limits && { target: { against, ...limits } };
      return { ...figure, beside: { [against]: values(1) }, ...target };
    });
  };
  const cost = (kind: Kind) => {
    const what = `processor time of ${kind === 'API' ? 'all instances' : kind} for a token`;
    return figures(what, 'ms', ({ cpuMs, answered }) => cpuMs[kind] / answered, { most: mostCost });
  };
  return [
    ...figures('tokens', 'tokens/s', ({ perSecond }) => perSecond),
    ...figures('p99', 'ms', ({ p99Ms }) => p99Ms),
    ...cost('API'),
    ...cost('PostgreSQL'),
    ...cost('Redis'),
  ];
}

/** What has to be true however many there are. Pure. */
export function truthFigures(readings: readonly InstancesReading[], rows: number): Figure[] {
  const answered = readings.reduce((sum, reading) => sum + reading.answered, 0);
  const failed = readings.reduce((sum, reading) => sum + reading.failed, 0);
  return [
    { what: 'requests without an answer 2xx', ours: [failed], bound: { most: 0 } },
    // Those whose answer was under way at the end of a round have a row too, so there may be more.
    { what: 'tokens without a row', ours: [Math.max(0, answered - rows)], bound: { most: 0 } },
  ];
}
