import type { Person } from '../../e2e/person.ts';
import type { Measure } from '../accounting/measure.ts';
import { type FlowingPairs, flowingPairs } from '../people/flowing-pairs.ts';
import { withFullRoom } from '../people/full-room.ts';
import { type Ground, withGround } from '../people/ground.ts';
import { launchKnownChromium } from '../people/known-chromium.ts';
import { until } from '../people/until.ts';
import { type Used, usedMeanwhile } from '../people/usage-window.ts';
import type { StabilityPart } from '../stability-part.ts';

const sizes = [2, 4, 8, 12];
const windows = 3;
const windowMs = 4000;
/** Longer than the silence between two beeps. */
const flowMs = 2000;
const flowLimitMs = 60_000;

export const rooms: StabilityPart = {
  name: 'rooms',
  item: 'Rooms of 2, 4, 8 and 12 people: up to four tabs of one browser, the others without one',
  requires: 'each tab receives the sound of every other person and the picture of every tile on it',
  cycles: 12,
  quickCycles: 2,
  unit: 'people at most',
  limitMinutes: 15,
  run: ({ cycles, report }) =>
    withGround(async (ground) => {
      const measures: Measure[] = [];
      for (const people of sizes.filter((size) => size <= cycles)) {
        const ours = await fill(ground, 'ours', people);
        const bare = await fill(ground, 'bare', people);
        measures.push(...measuresOf(people, ours, bare));
        report(`${people} people: ${inWords(ours)}; bare page: ${inWords(bare)}`);
      }
      return { measures };
    }),
};

type Part = 'SFU' | 'API' | 'browser';
/** What one window of time saw. */
type Seen = { readonly flowing: FlowingPairs; readonly used: Record<Part, Used> };
type Filled = { readonly expected: FlowingPairs; readonly seen: readonly Seen[] };

/** One room in a browser of its own, looked at in several windows of time once everything in it flows. */
async function fill(ground: Ground, page: 'ours' | 'bare', people: number): Promise<Filled> {
  const { browser, pid } = await launchKnownChromium();
  try {
    return await withFullRoom(ground, browser, page, people, async ({ tabs }) => {
      if (page === 'ours') await everyoneIsCounted(tabs, people);
      const expected = {
        sound: tabs.length * (people - 1),
        picture: page === 'bare' ? tabs.length * (people - 1) : await othersOnScreen(tabs),
      };
      await until(flowLimitMs, async () => isAll(await flowingPairs(tabs, Bun.sleep(flowMs)), expected));
      const pids = { SFU: ground.stack.pidOf('livekit'), API: ground.stack.pidOf('api'), browser: pid };
      const seen: Seen[] = [];
      for (let count = 0; count < windows; count += 1) {
        const window = Bun.sleep(windowMs);
        const [flowing, used] = await Promise.all([flowingPairs(tabs, window), usedMeanwhile(pids, window)]);
        seen.push({ flowing, used });
      }
      return { expected, seen };
    });
  } finally {
    await browser.close();
  }
}

/** Until each tab says that all are there: before that it has fewer tiles than it will have. */
async function everyoneIsCounted(tabs: readonly Person[], people: number): Promise<void> {
  for (const tab of tabs) await tab.button(`People: ${people} participants`).waitFor();
}

/** Tiles of others, on all tabs together: who has no tile there sends that tab no picture. */
async function othersOnScreen(tabs: readonly Person[]): Promise<number> {
  const counts = await Promise.all(tabs.map(({ page }) => page.getByTestId('participant-tile').count()));
  return counts.reduce((sum, count) => sum + count - 1, 0);
}

function isAll(flowing: FlowingPairs, expected: FlowingPairs): boolean {
  return flowing.sound >= expected.sound && flowing.picture >= expected.picture;
}

function measuresOf(people: number, ours: Filled, bare: Filled): Measure[] {
  const flowing = (kind: keyof FlowingPairs) => ({
    people,
    values: ours.seen.map((seen) => seen.flowing[kind]),
    floor: bare.seen.map((seen) => seen.flowing[kind]),
    goal: { of: 'each', least: ours.expected[kind], most: ours.expected[kind] } as const,
  });
  const usage = (of: (seen: Seen) => number) => ({
    people,
    values: ours.seen.map(of),
    floor: bare.seen.map(of),
  });
  const parts: readonly Part[] = ['SFU', 'API', 'browser'];
  return [
    { what: 'streams of sound that flow', ...flowing('sound') },
    { what: 'streams of pictures that flow', ...flowing('picture') },
    ...parts.flatMap((part): Measure[] => [
      { what: `CPU of the ${part}`, unit: '% of a core', ...usage(({ used }) => used[part].corePercent) },
      { what: `memory of the ${part}`, unit: 'MB', ...usage(({ used }) => used[part].megabytes) },
    ]),
  ];
}

function inWords({ expected, seen }: Filled): string {
  const last = seen.at(-1);
  if (last === undefined) return 'nothing seen';
  const { flowing, used } = last;
  const cpu = (part: Part) => `${part} ${used[part].corePercent.toFixed(0)} %`;
  return `sound ${flowing.sound}/${expected.sound}, pictures ${flowing.picture}/${expected.picture}, ${cpu('SFU')}, ${cpu('browser')}`;
}
