import { randomUUID } from 'node:crypto';
import type { Living, LivingKind } from '../../e2e/living.ts';
import type { Person } from '../../e2e/person.ts';
import type { Measure } from '../accounting/measure.ts';
import { swappedPlaces } from '../accounting/swapped-places.ts';
import { comeAndGo } from '../people/comers-and-goers.ts';
import { ghostTiles } from '../people/ghost-tiles.ts';
import { type Ground, withGround } from '../people/ground.ts';
import { openBareRejoiningTab, openRejoiningTab, type RejoiningTab } from '../people/rejoining-tab.ts';
import { settledCounts } from '../people/settled-counts.ts';
import { withStayers } from '../people/stayers.ts';
import { timedRejoin } from '../people/timed-rejoin.ts';
import { allToggle, wrongMicrophoneSigns } from '../people/toggles.ts';
import { until } from '../people/until.ts';
import type { PartSettings, StabilityPart } from '../stability-part.ts';

/** So many of the others come and go for each rejoin of the tab. */
const guestsARejoin = 4;
/** All press their buttons at once after each so many rejoins. */
const rejoinsAToggle = 5;
/** What has not settled by then stays. */
const settleLimitMs = 30_000;

export const churn: StabilityPart = {
  name: 'churn',
  item: `One tab leaves and comes back again and again, ${guestsARejoin} people without a browser come and go for each time, and of the four who stay two press microphone and camera at once`,
  requires:
    'no ghost on a screen or in the log, those who stay keep their places, nothing is left in the browser',
  cycles: 50,
  quickCycles: 2,
  unit: 'rejoins',
  limitMinutes: 25,
  run: (settings) =>
    withGround(async (ground) => {
      await ground.stack.restartApi({ TRUSTED_PROXIES: '127.0.0.1' });
      const ours = await churnOurs(ground, settings);
      return { measures: [...ours, ...(await leftBehind(ground, settings))] };
    }),
};

/** The room everybody comes to and goes from, seen by those who stay. */
async function churnOurs(ground: Ground, settings: PartSettings): Promise<Measure[]> {
  const roomName = `churn-${randomUUID().slice(0, 8)}`;
  const { stirred, ghosts, stayers } = await withStayers(
    ground,
    roomName,
    async ({ tabs, withoutBrowser }) => {
      const tab = await openRejoiningTab(ground, roomName);
      const inside = tabs.length + withoutBrowser.length + 1;
      await until(settleLimitMs, async () => (await ghostTiles(tabs, inside)) === 0);
      const seen = await stir(ground, roomName, tabs, tab, settings);
      await until(settleLimitMs, async () => (await ghostTiles(tabs, inside)) === 0);
      const left = await ghostTiles(tabs, inside);
      await tab.close();
      return { stirred: seen, ghosts: left, stayers: inside - 1 };
    },
  );
  const log = await settledCounts(ground, roomName);
  const tokens = stayers + 1 + settings.cycles * (1 + guestsARejoin);
  const none = { of: 'each', most: 0 } as const;
  return [
    { what: 'tokens given', values: [tokens] },
    { what: 'ghost tiles', values: [ghosts], goal: none },
    { what: 'places swapped by those who stay connected', values: stirred.swapped, goal: none },
    {
      what: 'microphone signs that were wrong after all had pressed',
      values: stirred.wrongSigns,
      goal: none,
    },
    { what: 'people of those who stay who lost their connection and came back', values: [stirred.anew] },
    { what: 'tokens without a row in the log', values: [Math.max(0, tokens - log.rows)], goal: none },
    { what: 'rows of the log doubled', values: [log.doubled], goal: none },
    { what: 'rows of the log open in the end', values: [log.open], goal: none },
  ];
}

type Stirred = {
  readonly swapped: readonly number[];
  readonly wrongSigns: readonly number[];
  /** Of those who stay, how many have another connection in the end than in the beginning. */
  readonly anew: number;
};

/** One leaves and comes back, guests come and go, and who stays presses buttons, all at the same time. */
async function stir(
  { stack }: Ground,
  roomName: string,
  staying: readonly Person[],
  tab: RejoiningTab,
  { cycles, report }: PartSettings,
): Promise<Stirred> {
  const connections = await connectionsIn(stack, roomName);
  let now = connections;
  // Who was away for a moment came back as one who comes: at the end.
  const isConnectedStill = (identity: string) => now.get(identity) === connections.get(identity);
  const places = await Promise.all(staying.map(placesOn));
  const swapped: number[] = [];
  const wrongSigns: number[] = [];
  const rejoin = async (count: number): Promise<void> => {
    await tab.rejoin();
    if (count % rejoinsAToggle === 0 || count === cycles) {
      await allToggle(staying);
      await until(settleLimitMs, async () => (await wrongMicrophoneSigns(staying)) === 0);
      wrongSigns.push(await wrongMicrophoneSigns(staying));
      report(`${count} rejoins`);
    }
    const lists = await Promise.all(staying.map(placesOn));
    now = await connectionsIn(stack, roomName);
    const swaps = lists.map((list, index) =>
      swappedPlaces((places[index] ?? []).filter(isConnectedStill), list),
    );
    swapped.push(swaps.reduce((sum, count) => sum + count, 0));
  };
  const rejoining = (async () => {
    for (let count = 1; count <= cycles; count += 1) await rejoin(count);
  })();
  const tell = (gone: number) => gone % 20 === 0 && report(`${gone} guests gone`);
  await Promise.all([rejoining, comeAndGo(stack, roomName, cycles * guestsARejoin, tell)]);
  const stayers = [...connections.keys()].filter((identity) => now.has(identity));
  return { swapped, wrongSigns, anew: stayers.filter((identity) => !isConnectedStill(identity)).length };
}

/** Everyone's connection, by its identity. */
async function connectionsIn(stack: Ground['stack'], roomName: string): Promise<Map<string, string>> {
  const people = await stack.administration.listParticipants(roomName);
  return new Map(people.map(({ identity, sid }) => [identity, sid]));
}

/** Those with a tile, in the order of the tiles. */
function placesOn({ page }: Person): Promise<string[]> {
  return page
    .getByTestId('participant-tile')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-identity') ?? ''));
}

/**
 * How fast a page is in again that was in and out of a room so many times, and what is left on it, beside the bare page,
 * each alone in a room.
 */
async function leftBehind(ground: Ground, { cycles, report }: PartSettings): Promise<Measure[]> {
  const grown = async (
    open: (ground: Ground, roomName: string) => Promise<RejoiningTab>,
  ): Promise<{ living: Living; seconds: readonly number[] }> => {
    const roomName = `left-${randomUUID().slice(0, 8)}`;
    const tab = await open(ground, roomName);
    try {
      const seconds: number[] = [];
      for (let rejoin = 0; rejoin < cycles; rejoin += 1)
        seconds.push((await timedRejoin(ground, roomName, tab)) / 1000);
      await tab.leave();
      return { living: await tab.living(), seconds };
    } finally {
      await tab.close();
    }
  };
  const ours = await grown(openRejoiningTab);
  report(`left on our page ${JSON.stringify(ours.living)}`);
  const bare = await grown(openBareRejoiningTab);
  report(`left on the bare page ${JSON.stringify(bare.living)}`);
  // The library that draws keeps what it drew last: one room and what it holds, however many there were.
  const kinds: [LivingKind, string, number | undefined][] = [
    ['rooms', 'rooms', 1],
    ['connections', 'peer connections', 2],
    ['sockets', 'sockets', 2],
    ['contexts', 'sound contexts', 1],
    ['liveTracks', 'live tracks', 0],
    ['listeners', 'listeners', undefined],
  ];
  const left = kinds.map(([kind, words, most]) => ({
    what: `${words} left after the last leave`,
    values: [ours.living[kind]],
    floor: [bare.living[kind]],
    ...(most === undefined ? {} : { goal: { of: 'each', most } as const }),
  }));
  const rejoins: Measure = {
    what: 'from the wish to rejoin until the SFU has microphone and camera, alone in a room',
    unit: 's',
    values: ours.seconds,
    floor: bare.seconds,
  };
  return [rejoins, ...left];
}
