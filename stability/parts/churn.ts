import { randomUUID } from 'node:crypto';
import type { Living, LivingKind } from '../../e2e/living.ts';
import { Person } from '../../e2e/person.ts';
import type { SessionCounts } from '../../e2e/stack.ts';
import type { Measure } from '../accounting/measure.ts';
import { swappedPlaces } from '../accounting/swapped-places.ts';
import { comeAndGo } from '../people/comers-and-goers.ts';
import { type Ground, withGround } from '../people/ground.ts';
import { openBareRejoiningTab, openRejoiningTab, type RejoiningTab } from '../people/rejoining-tab.ts';
import { allToggle, wrongMicrophoneSigns } from '../people/toggles.ts';
import { until } from '../people/until.ts';
import type { StabilityPart } from '../stability-part.ts';

/** So many of the others come and go for each rejoin of the tab. */
const guestsARejoin = 4;
/** All press their buttons at once after each so many rejoins. */
const rejoinsAToggle = 5;
/** What has not settled by then stays. */
const settleLimitMs = 30_000;
const stayers = ['Bia Lima', 'Caio Prado'];

export const churn: StabilityPart = {
  name: 'churn',
  item: `One tab leaves and comes back again and again, ${guestsARejoin} people without a browser come and go for each time, and the two who stay press microphone and camera at once`,
  requires:
    'no ghost on a screen or in the log, those who stay keep their places, nothing is left in the browser',
  cycles: 50,
  quickCycles: 3,
  unit: 'rejoins',
  limitMinutes: 25,
  run: ({ cycles, report }) =>
    withGround(async (ground) => {
      await ground.stack.restartApi({ TRUSTED_PROXIES: '127.0.0.1' });
      const ours = await churnOurs(ground, cycles, report);
      return { measures: [...ours, ...(await leftBehind(ground, cycles, report))] };
    }),
};

/** The room everybody comes to and goes from, seen by the two who stay. */
async function churnOurs(ground: Ground, cycles: number, report: (line: string) => void): Promise<Measure[]> {
  const { stack, browser } = ground;
  const roomName = `churn-${randomUUID().slice(0, 8)}`;
  const guests = cycles * guestsARejoin;
  const staying: Person[] = [];
  for (const name of stayers) {
    const person = await Person.arrive(browser, { name, roomName, origin: stack.url });
    staying.push(person);
    await person.join();
  }
  const tab = await openRejoiningTab(ground, roomName);
  const places = await Promise.all(staying.map(placesOn));
  const swapped: number[] = [];
  let wrongSigns = 0;
  const coming = comeAndGo(
    stack,
    roomName,
    guests,
    (gone) => gone % 20 === 0 && report(`${gone} guests gone`),
  );
  const rejoining = (async () => {
    for (let rejoin = 1; rejoin <= cycles; rejoin += 1) {
      await tab.rejoin();
      if (rejoin % rejoinsAToggle === 0 || rejoin === cycles) {
        await allToggle(staying);
        await until(settleLimitMs, async () => (await wrongMicrophoneSigns(staying)) === 0);
        wrongSigns += await wrongMicrophoneSigns(staying);
        report(`${rejoin} rejoins`);
      }
      const now = await Promise.all(staying.map(placesOn));
      swapped.push(now.reduce((sum, list, index) => sum + swappedPlaces(places[index] ?? [], list), 0));
    }
  })();
  await Promise.all([coming, rejoining]);

  const inside = staying.length + 1;
  const ghosts = async () =>
    (await Promise.all(staying.map(placesOn))).reduce((sum, list) => sum + Math.abs(list.length - inside), 0);
  await until(settleLimitMs, async () => (await ghosts()) === 0);
  const ghostTiles = await ghosts();
  await tab.close();
  await Promise.all(staying.map((person) => person.depart()));
  let log: SessionCounts = await stack.sessionCounts(roomName);
  await until(settleLimitMs, async () => {
    log = await stack.sessionCounts(roomName);
    return log.open === 0;
  });
  const tokens = guests + cycles + 1 + staying.length;
  const none = { of: 'each', most: 0 } as const;
  return [
    { what: 'tokens given', values: [tokens] },
    { what: 'ghost tiles', values: [ghostTiles], goal: none },
    { what: 'places swapped by those who stay', values: swapped, goal: none },
    { what: 'microphone signs that were wrong after all had pressed', values: [wrongSigns], goal: none },
    { what: 'tokens without a row in the log', values: [Math.max(0, tokens - log.rows)], goal: none },
    { what: 'rows of the log doubled', values: [log.doubled], goal: none },
    { what: 'rows of the log open in the end', values: [log.open], goal: none },
  ];
}

/** Those with a tile, in the order of the tiles. */
function placesOn({ page }: Person): Promise<string[]> {
  return page
    .getByTestId('participant-tile')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-identity') ?? ''));
}

/** What is left on a page that was in and out of a room so many times, beside the bare page, each alone in a room. */
async function leftBehind(
  ground: Ground,
  cycles: number,
  report: (line: string) => void,
): Promise<Measure[]> {
  const grown = async (
    open: (ground: Ground, roomName: string) => Promise<RejoiningTab>,
  ): Promise<Living> => {
    const tab = await open(ground, `left-${randomUUID().slice(0, 8)}`);
    try {
      for (let rejoin = 0; rejoin < cycles; rejoin += 1) await tab.rejoin();
      await tab.leave();
      return await tab.living();
    } finally {
      await tab.close();
    }
  };
  const ours = await grown(openRejoiningTab);
  report(`left on our page ${JSON.stringify(ours)}`);
  const bare = await grown(openBareRejoiningTab);
  report(`left on the bare page ${JSON.stringify(bare)}`);
  // The library that draws keeps what it drew last: one room and what it holds, however many there were.
  const kinds: [LivingKind, string, number | undefined][] = [
    ['rooms', 'rooms', 1],
    ['connections', 'peer connections', 2],
    ['sockets', 'sockets', 2],
    ['contexts', 'sound contexts', 1],
    ['liveTracks', 'live tracks', 0],
    ['listeners', 'listeners', undefined],
  ];
  return kinds.map(([kind, words, most]) => ({
    what: `${words} left after the last leave`,
    values: [ours[kind]],
    floor: [bare[kind]],
    ...(most === undefined ? {} : { goal: { of: 'each', most } as const }),
  }));
}
