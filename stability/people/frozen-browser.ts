import { lies, watchHonesty } from '../../e2e/honesty.ts';
import type { SessionCounts } from '../../e2e/stack.ts';
import { noticesInWords } from '../accounting/notice.ts';
import { goneAt, mostOthers } from '../accounting/presence.ts';
import { flowsAt, received, streams } from '../accounting/traffic.ts';
import type { PageKind } from './come-in.ts';
import { ghostTiles } from './ghost-tiles.ts';
import type { Ground } from './ground.ts';
import { type SeparatePair, withSeparatePairs } from './separate-pairs.ts';
import { settledCounts } from './settled-counts.ts';
import { until } from './until.ts';
import { watchNotices } from './watch-notices.ts';
import { watchOthers } from './watch-others.ts';
import { flowing, still, watchTraffic } from './watch-traffic.ts';

/** What one pair had of it while one of its browsers stood still. */
export type Frozen = {
  /** Of two streams to the one who stays, those that stood still from the beginning. */
  readonly stoodStill: number;
  /** After so long the one who stays saw the frozen one go, in milliseconds; null where that did not happen. */
  readonly wentMs: number | null;
  /** Streams of four, sound and picture at both, that came back. */
  readonly cameBack: number;
  /** From the thaw until all four were back, in milliseconds; the limit where one never was. */
  readonly backMs: number;
  /** The most others the one who stays saw at any one moment. */
  readonly mostOthers: number;
  /** The log once both are gone. */
  readonly log: SessionCounts;
};

export type PairedFreeze = Readonly<Record<PageKind, Frozen>> & {
  /** Tiles beyond one for each person, on both of LiveMeet's screens, when all were back. */
  readonly ghostTiles: number;
  /** What LiveMeet's two microphone buttons said and was not so; the frozen one's from its return on. */
  readonly lies: readonly string[];
  /** What the one who stays, and the one who comes back, read and saw on tiles. */
  readonly notices: Readonly<Record<'stays' | 'returns', string>>;
};

export const backLimitMs = 60_000;
/** What was on its way when the browser stopped has arrived by then. */
const settledMs = 1500;
/** A stream is looked at for so long: until the SFU gives up, when it ends a stream with empty frames of its own. */
const stillMs = 5000;
/** What the system kept for the frozen browser meanwhile has been read by then, and says nothing of new media. */
const keptMs = 1000;
/** So long after the return is looked whether it lasts. */
const afterwardsMs = 10_000;
const tilesLimitMs = 30_000;

/** One browser on each page stands still for so long, in a call of two. */
export async function pairedFreeze(ground: Ground, lengthMs: number): Promise<PairedFreeze> {
  const done = await withSeparatePairs(ground, async ({ ours, bare }) => {
    const read = { ours: await watchBoth(ours, 'ours'), bare: await watchBoth(bare, 'bare') };
    await flowing([...read.ours.all, ...read.bare.all], Date.now());
    const people = [ours.stays, ours.goes];
    const notices = await Promise.all(people.map(watchNotices));
    const glances = await watchHonesty(ours.stays);
    const beganAt = Date.now();
    for (const { browser } of [ours, bare]) browser.freeze();
    await Bun.sleep(Math.max(0, beganAt + lengthMs - Date.now()));
    const thawedAt = Date.now();
    for (const { browser } of [ours, bare]) browser.thaw();
    const glancesOfFrozen = await watchHonesty(ours.goes);
    const span = { beganAt, thawedAt };
    const isBack = async ({ stays, goes }: Watches): Promise<boolean> =>
      (await still([stays], thawedAt)) + (await still([goes], thawedAt + keptMs)) === 0;
    await until(backLimitMs, async () => (await isBack(read.ours)) && (await isBack(read.bare)));
    await until(tilesLimitMs, async () => (await ghostTiles(people)) === 0);
    await Bun.sleep(afterwardsMs);
    const [stays, returns] = await Promise.all(notices.map((readNotices) => readNotices()));
    return {
      ours: { roomName: ours.roomName, ...(await judged(read.ours, span)) },
      bare: { roomName: bare.roomName, ...(await judged(read.bare, span)) },
      ghostTiles: await ghostTiles(people),
      lies: [...lies(await glances()), ...lies(await glancesOfFrozen())],
      notices: {
        stays: noticesInWords(stays ?? [], beganAt),
        returns: noticesInWords(returns ?? [], beganAt),
      },
    };
  });
  const withLog = async ({ roomName, ...one }: typeof done.ours): Promise<Frozen> => ({
    ...one,
    log: await settledCounts(ground, roomName),
  });
  return { ...done, ours: await withLog(done.ours), bare: await withLog(done.bare) };
}

type Watches = Awaited<ReturnType<typeof watchBoth>>;

async function watchBoth({ stays, goes }: SeparatePair, kind: PageKind) {
  const [ofStays, ofGoes] = [await watchTraffic(stays), await watchTraffic(goes)];
  return { stays: ofStays, goes: ofGoes, all: [ofStays, ofGoes], others: await watchOthers(stays, kind) };
}

async function judged(
  { stays, goes, others }: Watches,
  { beganAt, thawedAt }: { readonly beganAt: number; readonly thawedAt: number },
): Promise<Omit<Frozen, 'log'>> {
  const [atStays, atGoes, seen] = await Promise.all([stays(), goes(), others()]);
  const back = streams.flatMap((stream) => [
    flowsAt(atStays, stream, thawedAt),
    flowsAt(atGoes, stream, thawedAt + keptMs),
  ]);
  const went = goneAt(seen, beganAt);
  const from = beganAt + settledMs;
  return {
    stoodStill: streams.filter((stream) => received(atStays, stream, from, from + stillMs) === 0).length,
    wentMs: went === null || went > thawedAt ? null : went - beganAt,
    cameBack: back.filter((at) => at !== null).length,
    backMs: Math.max(...back.map((at) => (at === null ? backLimitMs : at - thawedAt))),
    mostOthers: mostOthers(seen),
  };
}
