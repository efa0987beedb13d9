import type { Person } from '../../e2e/person.ts';
import type { Stack } from '../../e2e/stack.ts';
import { SyntheticPerson } from '../../e2e/synthetic-people.ts';
import type { Measure } from '../accounting/measure.ts';
import { type Ground, withGround } from '../people/ground.ts';
import { withPairs } from '../people/pairs.ts';
import { type LoggedStays, loggedStays, type Stay } from '../people/stays-in-log.ts';
import { until } from '../people/until.ts';
import { still, watchTraffic } from '../people/watch-traffic.ts';
import { apiAheadSeconds, pageAheadSeconds, restartApiAhead, shiftClockOf } from '../people/wrong-clocks.ts';
import type { PartSettings, StabilityPart } from '../stability-part.ts';
import { clockLimitMeasures } from './clock-limits.ts';

const apartSeconds = 30;
/** Whole seconds are all that the SFU says of an end, and leaving takes a moment. */
const durationSeconds = 2;
const stayMs = 5000;
const limitMs = 20_000;
const minuteMs = 60_000;
/** Between a person's own joining and the moment both hear and see each other. */
const arrivalSeconds = 60;

export const clocks: StabilityPart = {
  name: 'clocks',
  item: `The API’s clock is ${apartSeconds} s ahead of the SFU’s and then as much behind, of two browsers one is ${apartSeconds} s ahead and one behind`,
  requires: `joins work, no session ends before it began, durations are right within ${durationSeconds} s, nothing on the screen is negative`,
  cycles: 3,
  quickCycles: 0,
  unit: 'times each way',
  limitMinutes: 15,
  run: (settings) =>
    withGround(async (ground) => {
      const meetings = await meetAgainAndAgain(ground, settings);
      return {
        measures: [...measuresOf(meetings), ...(await clockLimitMeasures(ground.stack, settings))],
        notes,
      };
    }),
};

const notes = [
  'The SFU, a program without a clock of its own to set, has the machine’s clock, as the database has; API and browsers are set against it.',
  'A token is checked by the SFU, which forgives 60 s (`nbf`, `exp`): with an API further ahead nobody gets in. A webhook is checked by the API, which forgives 60 s too: with an API further behind people get in, and the log learns of them from the reconciler alone.',
];

type Meeting = {
  readonly apiAhead: number;
  readonly pagesAhead: readonly number[];
  /** Streams that flow, of four. */
  readonly ours: number;
  readonly bare: number;
  /** Screens of two whose time of day is another than their own clock's, or whose duration of the call is not right. */
  readonly wrongTimes: number;
  readonly log: LoggedStays;
};

async function meetAgainAndAgain(ground: Ground, { cycles, report }: PartSettings): Promise<Meeting[]> {
  const all: Meeting[] = [];
  for (let cycle = 1; cycle <= cycles; cycle += 1)
    for (const apiAhead of [apartSeconds, -apartSeconds]) {
      await restartApiAhead(ground.stack, apiAhead);
      const one = await meet(ground, await apiAheadSeconds(ground.stack));
      all.push(one);
      report(`${cycle} of ${cycles}: ${JSON.stringify(one)}`);
    }
  return all;
}

async function meet(ground: Ground, apiAhead: number): Promise<Meeting> {
  let came = 0;
  const prepare = async (person: Person): Promise<void> => {
    // Of two that come after each other one is ahead and one behind.
    await shiftClockOf(person, came++ % 2 === 0 ? apartSeconds : -apartSeconds);
  };
  const { roomName, stays, ...seen } = await withPairs(ground, prepare, async ({ ours, bare }) => {
    const watches = {
      ours: await Promise.all(ours.map(watchTraffic)),
      bare: await Promise.all(bare.map(watchTraffic)),
    };
    const since = Date.now();
    await until(limitMs, async () => (await still([...watches.ours, ...watches.bare], since)) === 0);
    const roomName = ours[0]?.roomName ?? '';
    const guest = await stay(ground.stack, roomName);
    const pagesAhead = await Promise.all(ours.map(pageAheadSeconds));
    const wrongClocks = await Promise.all(ours.map(showsWrongTime));
    const wrongDurations = await Promise.all(ours.map((person) => leavesWithWrongDuration(person, since)));
    return {
      roomName,
      stays: [guest],
      apiAhead,
      pagesAhead,
      ours: 4 - (await still(watches.ours, since)),
      bare: 4 - (await still(watches.bare, since)),
      wrongTimes: [...wrongClocks, ...wrongDurations].filter(Boolean).length,
    };
  });
  return { ...seen, log: await loggedStays(ground.stack, roomName, stays) };
}

/** Someone whose coming and going is known to the moment. */
async function stay(stack: Stack, roomName: string): Promise<Stay> {
  const name = 'Caio Prado';
  const person = await SyntheticPerson.enter(stack, roomName, name);
  const from = Date.now();
  await Bun.sleep(stayMs);
  const to = Date.now();
  await person.leave();
  return { name, from, to };
}

/** The room shows the time of day of the browser's own clock, to the minute. */
async function showsWrongTime({ page }: Person): Promise<boolean> {
  const shown = await page.locator('time').getAttribute('datetime');
  const now = await page.evaluate(() => Date.now());
  const behindMs = now - Date.parse(shown ?? '');
  return !(behindMs >= 0 && behindMs < minuteMs);
}

/** Leaves, and reads how long the page believes they were in: at least since that moment, and not much longer. */
async function leavesWithWrongDuration(person: Person, since: number): Promise<boolean> {
  const seconds = (Date.now() - since) / 1000;
  await person.button('Leave call').click();
  const words = (await person.page.getByText('You were in for').textContent()) ?? '';
  const [minutes, rest] = ['minute', 'second'].map((unit) =>
    Number(new RegExp(`(\\d+) ${unit}`).exec(words)?.[1] ?? 0),
  );
  const shown = (minutes ?? 0) * 60 + (rest ?? 0);
  return shown < seconds - 2 || shown > seconds + arrivalSeconds;
}

function measuresOf(all: readonly Meeting[]): Measure[] {
  const none = { of: 'each', most: 0 } as const;
  const logs = (of: (log: LoggedStays) => number) => all.map(({ log }) => of(log));
  const off = { of: 'each', least: apartSeconds - 2, most: apartSeconds + 2 } as const;
  const pages = all.flatMap(({ pagesAhead }) => pagesAhead.map(Math.abs));
  return [
    {
      what: 'the API’s clock is off by',
      unit: 's',
      values: all.map(({ apiAhead }) => Math.abs(apiAhead)),
      goal: off,
    },
    { what: 'the browsers’ clocks are off by', unit: 's', values: pages, goal: off },
    {
      what: 'streams of four that flow',
      values: all.map(({ ours }) => ours),
      floor: all.map(({ bare }) => bare),
      goal: { of: 'each', least: 4 },
    },
    {
      what: 'times and durations on screens that are wrong',
      values: all.map(({ wrongTimes }) => wrongTimes),
      goal: none,
    },
    { what: 'sessions without a row in the log', values: logs(({ lost }) => lost), goal: none },
    {
      what: 'rows that end before they begin',
      values: logs(({ endedBeforeBegun }) => endedBeforeBegun),
      goal: none,
    },
    { what: 'rows open in the end', values: logs(({ open }) => open), goal: none },
    {
      what: 'the log’s duration of a stay is off by',
      unit: 's',
      values: logs(({ worstDurationMs }) => worstDurationMs / 1000),
      goal: { of: 'each', most: durationSeconds },
    },
    {
      what: 'from the issue of a token to its joining, by the log’s two clocks',
      unit: 's',
      values: all.flatMap(({ log }) => log.issuedBeforeMs.map((ms) => ms / 1000)),
    },
  ];
}
