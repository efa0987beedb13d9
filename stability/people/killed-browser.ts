import { lies, watchHonesty } from '../../e2e/honesty.ts';
import type { SessionCounts } from '../../e2e/stack.ts';
import { noticesInWords } from '../accounting/notice.ts';
import { goneAt } from '../accounting/presence.ts';
import { received, streams } from '../accounting/traffic.ts';
import type { PageKind } from './come-in.ts';
import type { Ground } from './ground.ts';
import { type SeparatePair, withSeparatePairs } from './separate-pairs.ts';
import { settledCounts } from './settled-counts.ts';
import { until } from './until.ts';
import { watchNotices } from './watch-notices.ts';
import { watchOthers } from './watch-others.ts';
import { flowing, watchTraffic } from './watch-traffic.ts';

/** What one pair had of the death of one of its browsers. */
export type Killed = {
  /** Of two streams to the one who stays, those that stood still once the other was dead. */
  readonly stoodStill: number;
  /** So long the one who stays still saw the dead one, in milliseconds. */
  readonly ghostMs: number;
  /** So long after the death the log says that the dead one left; the limit where it does not. */
  readonly loggedMs: number;
  /** Rows of the dead one that are open while the other is still in. */
  readonly openRows: number;
  /** The log once both are gone. */
  readonly log: SessionCounts;
};

export type PairedKill = Readonly<Record<PageKind, Killed>> & {
  /** What LiveMeet's microphone button said and was not so. */
  readonly lies: number;
  /** What the one who stays read and saw on the tile meanwhile. */
  readonly notices: string;
};

export const ghostLimitMs = 60_000;
/** What was on its way when the browser died has arrived by then. */
const settledMs = 1500;
/** A stream is looked at for so long: longer than the silence between two beeps. */
const stillMs = 5000;
/** The SFU tells the API at the same moment as those in the room. */
const logLimitMs = 5000;

/** One browser on each page is killed at the same moment, in a call of two. */
export async function pairedKill(ground: Ground): Promise<PairedKill> {
  const done = await withSeparatePairs(ground, async ({ ours, bare }) => {
    const read = { ours: await watchStay(ours, 'ours'), bare: await watchStay(bare, 'bare') };
    await flowing([...read.ours.traffic, ...read.bare.traffic], Date.now());
    const notices = await watchNotices(ours.stays);
    const glances = await watchHonesty(ours.stays);
    const killedAt = Date.now();
    await Promise.all([ours.browser.kill(), bare.browser.kill()]);
    const isGone = async (kind: PageKind) => goneAt(await read[kind].others(), killedAt) !== null;
    await until(ghostLimitMs, async () => (await isGone('ours')) && (await isGone('bare')));
    await Bun.sleep(Math.max(0, killedAt + settledMs + stillMs - Date.now()));
    return {
      ours: { roomName: ours.roomName, ...(await judged(ground, ours, read.ours, killedAt)) },
      bare: { roomName: bare.roomName, ...(await judged(ground, bare, read.bare, killedAt)) },
      lies: lies(await glances()).length,
      notices: noticesInWords(await notices(), killedAt),
    };
  });
  const withLog = async ({ roomName, ...one }: typeof done.ours): Promise<Killed> => ({
    ...one,
    log: await settledCounts(ground, roomName),
  });
  return { ...done, ours: await withLog(done.ours), bare: await withLog(done.bare) };
}

async function watchStay({ stays, goes }: SeparatePair, kind: PageKind) {
  return {
    traffic: [await watchTraffic(stays), await watchTraffic(goes)] as const,
    others: await watchOthers(stays, kind),
  };
}

async function judged(
  { stack }: Ground,
  { roomName, goes }: SeparatePair,
  { traffic: [watch], others }: Awaited<ReturnType<typeof watchStay>>,
  killedAt: number,
): Promise<Omit<Killed, 'log'>> {
  const gone = goneAt(await others(), killedAt);
  const rowsOfDead = async () =>
    (await stack.sessionEnds(roomName)).filter(({ participant_name }) => participant_name === goes.name);
  await until(logLimitMs, async () => (await rowsOfDead()).every(({ left_at }) => left_at !== null));
  const rows = await rowsOfDead();
  const left = rows.map(({ left_at }) => left_at?.getTime() ?? killedAt + ghostLimitMs);
  const samples = await watch();
  const from = killedAt + settledMs;
  return {
    stoodStill: streams.filter((stream) => received(samples, stream, from, from + stillMs) === 0).length,
    ghostMs: gone === null ? ghostLimitMs : gone - killedAt,
    loggedMs: rows.length === 0 ? ghostLimitMs : Math.max(...left) - killedAt,
    openRows: rows.filter(({ left_at }) => left_at === null).length,
  };
}
