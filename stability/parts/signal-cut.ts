import { lies, watchHonesty } from '../../e2e/honesty.ts';
import type { Person } from '../../e2e/person.ts';
import { Signalling } from '../../e2e/signalling.ts';
import type { Measure } from '../accounting/measure.ts';
import { longestStandstillMs } from '../accounting/traffic.ts';
import { ghostTiles } from '../people/ghost-tiles.ts';
import { type Ground, withGround } from '../people/ground.ts';
import { withPairs } from '../people/pairs.ts';
import { until } from '../people/until.ts';
import { flowing, type Watch, watchTraffic } from '../people/watch-traffic.ts';
import type { StabilityPart } from '../stability-part.ts';

/** Longer than a page waits for a connection that carries nothing. */
const cutMs = 15_000;
const backLimitMs = 30_000;
/** Turns away every socket of the cut, however fast the page tries. */
const everySocket = 1_000;

export const signalCut: StabilityPart = {
  name: 'signal-cut',
  item: 'The signalling of one of two people is cut for 15 s; their media are not',
  requires: 'sound and picture go on meanwhile, signalling comes back by itself; no ghost tile',
  cycles: 10,
  quickCycles: 0,
  unit: 'cuts',
  limitMinutes: 20,
  run: ({ cycles, report }) =>
    withGround(async (ground) => {
      const all: Cut[] = [];
      for (let cycle = 1; cycle <= cycles; cycle += 1) {
        const one = await cut(ground);
        all.push(one);
        const seconds = ({ backMs }: Had) => (backMs / 1000).toFixed(1);
        report(`${cycle} of ${cycles}: back after ${seconds(one.ours)} s, bare page ${seconds(one.bare)} s`);
      }
      return { measures: measuresOf(all) };
    }),
};

/** What one page had of it. */
type Had = {
  readonly socketsRefused: number;
  /** From the end of the cut until a socket reached the SFU. */
  readonly backMs: number;
  /** The longest anybody of the two was without a picture. */
  readonly pictureAwayMs: number;
};

type Cut = { readonly ours: Had; readonly bare: Had; readonly ghostTiles: number; readonly lies: number };

function cut(ground: Ground): Promise<Cut> {
  const wires = new Map<Person, Signalling>();
  return withPairs(
    ground,
    async (person) => void wires.set(person, await Signalling.tap(person)),
    async ({ ours, bare }) => {
      const first = [ours, bare].map(([person]) => person && wires.get(person));
      const [ourWire, bareWire] = first;
      if (ourWire === undefined || bareWire === undefined) throw new Error('nobody came');
      const ourWatches = await Promise.all(ours.map(watchTraffic));
      const bareWatches = await Promise.all(bare.map(watchTraffic));
      await flowing([...ourWatches, ...bareWatches], Date.now());
      const glances = await Promise.all(ours.map(watchHonesty));
      const opened = { ours: ourWire.opened, bare: bareWire.opened };
      const beganAt = Date.now();
      for (const wire of [ourWire, bareWire]) {
        wire.refuse(everySocket);
        await wire.cut();
      }
      await Bun.sleep(cutMs);
      const endedAt = Date.now();
      for (const wire of [ourWire, bareWire]) wire.refuse(0);
      const isBack = (wire: Signalling) => (wire.letThroughAt ?? 0) > endedAt;
      await until(backLimitMs, () => isBack(ourWire) && isBack(bareWire));
      await flowing([...ourWatches, ...bareWatches], Date.now());
      const had = async (wire: Signalling, before: number, watches: readonly Watch[]): Promise<Had> => ({
        // The one that got through was not turned away.
        socketsRefused: wire.opened - before - (isBack(wire) ? 1 : 0),
        backMs: isBack(wire) ? (wire.letThroughAt ?? 0) - endedAt : backLimitMs,
        pictureAwayMs: await pictureAway(watches, beganAt),
      });
      return {
        ours: await had(ourWire, opened.ours, ourWatches),
        bare: await had(bareWire, opened.bare, bareWatches),
        ghostTiles: await ghostTiles(ours),
        lies: (await Promise.all(glances.map((read) => read()))).flatMap(lies).length,
      };
    },
  );
}

async function pictureAway(watches: readonly Watch[], since: number): Promise<number> {
  const people = await Promise.all(watches.map((read) => read()));
  return Math.max(...people.map((samples) => longestStandstillMs(samples, 'videoIn', since, Date.now())));
}

function measuresOf(all: readonly Cut[]): Measure[] {
  const values = (of: (had: Had) => number) => ({
    values: all.map(({ ours }) => of(ours)),
    floor: all.map(({ bare }) => of(bare)),
  });
  const none = { of: 'each', most: 0 } as const;
  return [
    {
      what: 'sockets turned away meanwhile',
      ...values(({ socketsRefused }) => socketsRefused),
      goal: { of: 'each', least: 1 },
    },
    {
      what: `signalling back within ${backLimitMs / 1000} s`,
      ...values(({ backMs }) => (backMs < backLimitMs ? 1 : 0)),
      goal: { of: 'each', least: 1 },
    },
    {
      what: 'signalling back after',
      unit: 's',
      ...values(({ backMs }) => backMs / 1000),
      goal: { of: 'each', most: 15 },
    },
    {
      what: 'longest time without a picture',
      unit: 's',
      ...values(({ pictureAwayMs }) => pictureAwayMs / 1000),
      goal: { of: 'median', most: 2 },
    },
    { what: 'ghost tiles', values: all.map((each) => each.ghostTiles), goal: none },
    {
      what: 'moments in which a microphone button said what was not so',
      values: all.map((each) => each.lies),
      goal: none,
    },
  ];
}
