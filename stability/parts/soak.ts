import type { LivingKind } from '../../e2e/living.ts';
import type { Goal, Measure, Unit } from '../accounting/measure.ts';
import { slopePerHour } from '../accounting/slope.ts';
import type { PageKind } from '../people/come-in.ts';
import { type Ground, withGround } from '../people/ground.ts';
import { type PageHealth, watchPageHealth } from '../people/page-health.ts';
import { type Pairs, withPairs } from '../people/pairs.ts';
import { usageOf } from '../people/process-usage.ts';
import { flowing, watchTraffic } from '../people/watch-traffic.ts';
import type { PartSettings, StabilityPart } from '../stability-part.ts';

const minuteMs = 60_000;
const looksAMinute = 4;
/** What is loaded, compiled and cached in the beginning is no leak. */
const warmUpShare = 0.1;

export const soak: StabilityPart = {
  name: 'soak',
  item: 'Two people stay in a call, and two on the bare page, for half an hour (`--minutes`)',
  requires:
    'nothing grows: the page’s heap by less than 6 MB an hour, and not one track, connection, socket or row',
  cycles: 30,
  quickCycles: 0,
  unit: 'minutes',
  limitMinutes: 45,
  run: (settings) =>
    withGround((ground) =>
      withPairs(
        ground,
        async () => {},
        async (pairs) => {
          const looks = await look(ground, pairs, settings);
          // It was a call to the end.
          await flowing(await Promise.all([...pairs.ours, ...pairs.bare].map(watchTraffic)), Date.now());
          return { measures: measuresOf(looks) };
        },
      ),
    ),
};

/** What one look found; a page's health is that of the first of its two people. */
type Look = Readonly<Record<PageKind, PageHealth>> & {
  readonly at: number;
  readonly sfuMegabytes: number;
  readonly apiMegabytes: number;
  readonly rows: number;
  readonly openRows: number;
};

async function look(
  { stack }: Ground,
  { ours, bare }: Pairs,
  { cycles: minutes, report }: PartSettings,
): Promise<Look[]> {
  const [ana, otherAna] = [ours[0], bare[0]];
  if (ana === undefined || otherAna === undefined) throw new Error('nobody came');
  const ourHealth = await watchPageHealth(ana);
  const bareHealth = await watchPageHealth(otherAna);
  const roomNames = [ana, otherAna].map(({ link }) => link.slice(link.lastIndexOf('/') + 1));
  const looks: Look[] = [];
  const since = performance.now();
  for (let count = 0; count <= minutes * looksAMinute; count += 1) {
    await Bun.sleep(Math.max(0, since + (count * minuteMs) / looksAMinute - performance.now()));
    const counts = await Promise.all(roomNames.map((name) => stack.sessionCounts(name)));
    const now: Look = {
      at: performance.now(),
      ours: await ourHealth(),
      bare: await bareHealth(),
      sfuMegabytes: usageOf(stack.pidOf('livekit')).megabytes,
      apiMegabytes: usageOf(stack.pidOf('api')).megabytes,
      rows: counts.reduce((sum, { rows }) => sum + rows, 0),
      openRows: counts.reduce((sum, { open }) => sum + open, 0),
    };
    looks.push(now);
    const heaps = [now.ours, now.bare].map(({ heapMegabytes }) => `${heapMegabytes.toFixed(1)} MB`);
    if (count % looksAMinute === 0)
      report(`${count / looksAMinute} of ${minutes} min: heap ${heaps[0]}, bare page ${heaps[1]}`);
  }
  return looks;
}

function measuresOf(looks: readonly Look[]): Measure[] {
  const warm = looks.slice(Math.floor(looks.length * warmUpShare));
  const slope = (of: (one: Look) => number) => [
    slopePerHour(warm.map((one) => ({ at: one.at, value: of(one) }))),
  ];
  const ofPages = (what: string, unit: Unit, of: (health: PageHealth) => number, goal?: Goal): Measure => ({
    what,
    unit,
    values: slope(({ ours }) => of(ours)),
    floor: slope(({ bare }) => of(bare)),
    ...(goal === undefined ? {} : { goal }),
  });
  const grown = (of: (one: Look) => number) => {
    const [first] = warm;
    const last = warm.at(-1);
    return first === undefined || last === undefined ? [] : [of(last) - of(first)];
  };
  const none = { of: 'each', most: 0 } as const;
  const kinds: [LivingKind, string][] = [
    ['liveTracks', 'live tracks'],
    ['connections', 'peer connections'],
    ['sockets', 'sockets'],
    ['rooms', 'rooms'],
  ];
  return [
    { what: 'looks', values: [looks.length], goal: { of: 'each', least: 2 } },
    ofPages('heap', 'MB/h', ({ heapMegabytes }) => heapMegabytes, { of: 'each', most: 6 }),
    ofPages('listeners', '/h', ({ listeners }) => listeners),
    ofPages('DOM nodes', '/h', ({ nodes }) => nodes),
    ...kinds.map(([kind, words]) => ({
      what: `${words} more at the end`,
      values: grown(({ ours }) => ours[kind]),
      floor: grown(({ bare }) => bare[kind]),
      goal: none,
    })),
    { what: 'memory of the SFU', unit: 'MB/h', values: slope((one) => one.sfuMegabytes) },
    { what: 'memory of the API', unit: 'MB/h', values: slope((one) => one.apiMegabytes) },
    { what: 'rows more at the end', values: grown(({ rows }) => rows), goal: none },
    {
      what: 'rows open while four people are in',
      values: warm.map(({ openRows }) => openRows),
      goal: { of: 'each', least: 4, most: 4 },
    },
  ];
}
