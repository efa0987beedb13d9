import type { Measure } from '../accounting/measure.ts';
import { longestStandstillMs } from '../accounting/traffic.ts';
import type { PageKind } from '../people/come-in.ts';
import type { Ground } from '../people/ground.ts';
import { impair, type Ports } from '../people/own-network.ts';
import { withPair } from '../people/pairs.ts';
import { until } from '../people/until.ts';
import { flowing, still, watchTraffic } from '../people/watch-traffic.ts';
import type { PartSettings } from '../stability-part.ts';

const standstillLimitMs = 20_000;

/** A firewall that lets no UDP through: from before anybody came, and from the middle of a call on. */
export async function blockedUdpMeasures(
  ground: Ground,
  ports: Ports,
  { cycles, report }: PartSettings,
): Promise<Measure[]> {
  const values: Record<'start' | 'middle', Record<PageKind, number[]>> = {
    start: { ours: [], bare: [] },
    middle: { ours: [], bare: [] },
  };
  for (let cycle = 1; cycle <= cycles; cycle += 1)
    for (const page of ['ours', 'bare'] as const) {
      values.start[page].push((await fromTheStart(ground, page, ports)) / 1000);
      values.middle[page].push((await inTheMiddle(ground, page, ports)) / 1000);
      report(`UDP blocked, ${page}: ${values.start[page].at(-1)} s, ${values.middle[page].at(-1)} s`);
    }
  const { start, middle } = values;
  return [
    {
      what: 'UDP blocked from the start: two are in, hear and see each other after',
      unit: 's',
      values: start.ours,
      floor: start.bare,
    },
    {
      what: 'UDP blocked in mid-call: longest time without a picture',
      unit: 's',
      values: middle.ours,
      floor: middle.bare,
      goal: { of: 'each', least: 1, most: 30 },
    },
  ];
}

async function fromTheStart(ground: Ground, page: PageKind, ports: Ports): Promise<number> {
  const unblock = await impair({ kind: 'udp-blocked' }, ports);
  const since = Date.now();
  try {
    return await withPair(
      ground,
      page,
      async () => {},
      async (people) => {
        await flowing(await Promise.all(people.map(watchTraffic)), since);
        return Date.now() - since;
      },
    );
  } finally {
    await unblock();
  }
}

function inTheMiddle(ground: Ground, page: PageKind, ports: Ports): Promise<number> {
  return withPair(
    ground,
    page,
    async () => {},
    async (people) => {
      const watches = await Promise.all(people.map(watchTraffic));
      await flowing(watches, Date.now());
      const since = Date.now();
      const unblock = await impair({ kind: 'udp-blocked' }, ports);
      try {
        // It did stop, before it is waited for that it flows.
        const isStill = async () => (await still(watches, Date.now() - 2000)) === people.length * 2;
        if (!(await until(standstillLimitMs, isStill)))
          throw new Error('UDP was blocked and nothing stopped.');
        await flowing(watches, Date.now());
        const samples = await Promise.all(watches.map((read) => read()));
        return Math.max(...samples.map((each) => longestStandstillMs(each, 'videoIn', since, Date.now())));
      } finally {
        await unblock();
      }
    },
  );
}
