import type { Measure } from '../accounting/measure.ts';
import { type Ground, withGround } from '../people/ground.ts';
import { type Reach, reachMeanwhile } from '../people/reach.ts';
import { settledCounts } from '../people/settled-counts.ts';
import { type SmallRoom, withSmallRooms } from '../people/small-rooms.ts';
import { until } from '../people/until.ts';
import { type Used, usedMeanwhile } from '../people/usage-window.ts';
import type { StabilityPart } from '../stability-part.ts';

const sizes = [2, 4, 8];
const peopleARoom = 2;
/** The rooms with pages: one of LiveMeet, one of the bare page. */
const tabsAPage = 2;
const windows = 3;
const windowMs = 4000;
const flowMs = 4000;
const flowLimitMs = 60_000;

export const smallRooms: StabilityPart = {
  name: 'small-rooms',
  item: 'Two, four and eight rooms of two people each at once: one has two tabs of LiveMeet, one two of the bare page, the others people without a browser who hear each other',
  requires:
    'everybody hears the other of their own room and has nobody and nothing of another one; the log has one row for each token, in its room, and closes them all',
  cycles: 8,
  quickCycles: 0,
  unit: 'rooms at most',
  limitMinutes: 15,
  run: ({ cycles, report }) =>
    withGround(async (ground) => {
      await ground.stack.restartApi({ TRUSTED_PROXIES: '127.0.0.1' });
      const all: Filled[] = [];
      for (const count of sizes.filter((size) => size <= cycles)) {
        const one = await fill(ground, count);
        all.push(one);
        report(`${count} rooms: ${inWords(one)}`);
      }
      return { measures: [...all.flatMap(sizeMeasures), ...apartMeasures(all), ...logMeasures(all)] };
    }),
};

type Part = 'SFU' | 'API';
type Seen = { readonly reach: Reach; readonly used: Record<Part, Used> };
/** The log of all rooms once everybody has left. */
type Log = {
  readonly missing: number;
  readonly stray: number;
  readonly doubled: number;
  readonly open: number;
};
type Filled = { readonly people: number; readonly seen: readonly Seen[]; readonly log: Log };

/** So many rooms, looked at in several windows of time once everything in them flows. */
async function fill(ground: Ground, count: number): Promise<Filled> {
  const people = count * peopleARoom;
  const { seen, rooms } = await withSmallRooms(ground, count, async (filled) => {
    await until(flowLimitMs, async () => isAll(await reachMeanwhile(filled, Bun.sleep(flowMs)), people));
    const pids = { SFU: ground.stack.pidOf('livekit'), API: ground.stack.pidOf('api') };
    const looks: Seen[] = [];
    for (let index = 0; index < windows; index += 1) {
      const window = Bun.sleep(windowMs);
      const [reach, used] = await Promise.all([reachMeanwhile(filled, window), usedMeanwhile(pids, window)]);
      looks.push({ reach, used });
    }
    return { seen: looks, rooms: filled };
  });
  const logs = await Promise.all(rooms.map((room) => logOf(ground, room)));
  const sum = (of: (log: Log) => number) => logs.reduce((total, log) => total + of(log), 0);
  return {
    people,
    seen,
    log: {
      missing: sum(({ missing }) => missing),
      stray: sum(({ stray }) => stray),
      doubled: sum(({ doubled }) => doubled),
      open: sum(({ open }) => open),
    },
  };
}

function isAll({ hearing, seeing }: Reach, people: number): boolean {
  return hearing === people && seeing.ours === tabsAPage && seeing.bare === tabsAPage;
}

async function logOf(ground: Ground, { roomName, people }: SmallRoom): Promise<Log> {
  const { open } = await settledCounts(ground, roomName);
  const names = (await ground.stack.sessionEnds(roomName)).map(({ participant_name }) => participant_name);
  return {
    missing: people.filter(({ name }) => !names.includes(name)).length,
    stray: names.filter((name) => !people.some((occupant) => occupant.name === name)).length,
    doubled: names.length - new Set(names).size,
    open,
  };
}

function sizeMeasures({ people, seen }: Filled): Measure[] {
  const parts: readonly Part[] = ['SFU', 'API'];
  return [
    {
      what: 'people who know and hear the other of their room',
      people,
      values: seen.map(({ reach }) => reach.hearing),
      goal: { of: 'each', least: people, most: people },
    },
    {
      what: 'tabs of two that see the other of their room',
      people,
      values: seen.map(({ reach }) => reach.seeing.ours),
      floor: seen.map(({ reach }) => reach.seeing.bare),
      goal: { of: 'each', least: tabsAPage, most: tabsAPage },
    },
    ...parts.flatMap((part): Measure[] => [
      {
        what: `CPU of the ${part}`,
        unit: '% of a core',
        people,
        values: seen.map(({ used }) => used[part].corePercent),
      },
      {
        what: `memory of the ${part}`,
        unit: 'MB',
        people,
        values: seen.map(({ used }) => used[part].megabytes),
      },
    ]),
  ];
}

function apartMeasures(all: readonly Filled[]): Measure[] {
  return [
    {
      what: 'people and streams of another room that anybody had',
      values: all.flatMap(({ seen }) => seen.map(({ reach }) => reach.strangers)),
      goal: { of: 'each', most: 0 },
    },
  ];
}

function logMeasures(all: readonly Filled[]): Measure[] {
  const none = { of: 'each', most: 0 } as const;
  const logs = all.map(({ log }) => log);
  return [
    { what: 'tokens given', values: all.map(({ people }) => people) },
    { what: 'tokens without a row in their room', values: logs.map(({ missing }) => missing), goal: none },
    { what: 'rows in a room they are not of', values: logs.map(({ stray }) => stray), goal: none },
    { what: 'rows of the log doubled', values: logs.map(({ doubled }) => doubled), goal: none },
    { what: 'rows of the log open in the end', values: logs.map(({ open }) => open), goal: none },
  ];
}

function inWords({ people, seen, log }: Filled): string {
  const last = seen.at(-1);
  if (last === undefined) return 'nothing seen';
  const { reach, used } = last;
  return `${reach.hearing} of ${people} hear the other, ${reach.strangers} strangers, SFU ${used.SFU.corePercent.toFixed(0)} %, ${log.open} rows open`;
}
