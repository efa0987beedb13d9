import { lies, watchHonesty } from '../../e2e/honesty.ts';
import { noticesInWords } from '../accounting/notice.ts';
import { flowsAt, longestStandstillMs, received, type Sample, streams } from '../accounting/traffic.ts';
import { ghostTiles } from './ghost-tiles.ts';
import type { Ground } from './ground.ts';
import { type Pairs, type Prepare, withPairs } from './pairs.ts';
import { until } from './until.ts';
import { watchNotices } from './watch-notices.ts';
import { flowing, still, type Watch, watchTraffic } from './watch-traffic.ts';

/** What is done to the SFU, and undone so much later. */
export type Outage = {
  /** With each person, before their first visit. */
  readonly prepare?: Prepare;
  begin(ground: Ground): Promise<void> | void;
  /** Resolves when the SFU answers again. */
  end(ground: Ground): Promise<void> | void;
  readonly lengthMs: number;
  /** Undoes what was done beside, once all came back or the time was up. */
  after?(ground: Ground): Promise<void>;
};

/** What two people had of it, in milliseconds after its end; the limit where something never came back. */
export type Return = {
  /** Until both hear and see each other again. */
  readonly soundMs: number;
  readonly pictureMs: number;
  /** The longest time without a picture, the outage itself and a second fall included. */
  readonly pictureAwayMs: number;
  /** Of four streams (sound and picture, at both), those that stood still while the SFU was away. */
  readonly stoodStill: number;
  readonly cameBack: number;
};

export type PairedReturn = {
  readonly ours: Return;
  readonly bare: Return;
  /** Tiles beyond one for each person, when all were back. */
  readonly ghostTiles: number;
  /** What the microphone button said and was not so. */
  readonly lies: readonly string[];
  /** What one of LiveMeet's two read meanwhile, in seconds from the beginning. */
  readonly notices: string;
};

export const backLimitMs = 60_000;
/** What was on its way when the outage began has arrived by then. */
const settledMs = 1500;
/** So long after the return is looked whether it lasts. */
const afterwardsMs = 3000;

/** One outage, met by a pair of LiveMeet and a pair of the bare page at the same moment. */
export function pairedOutage(ground: Ground, outage: Outage): Promise<PairedReturn> {
  return withPairs(
    ground,
    async (person) => outage.prepare?.(person),
    async (pairs) => {
      const watches = await watchAll(pairs);
      const notices = await Promise.all(pairs.ours.map(watchNotices));
      const glances = await Promise.all(pairs.ours.map(watchHonesty));
      await flowing([...watches.ours, ...watches.bare], Date.now());
      const beganAt = Date.now();
      await outage.begin(ground);
      await Bun.sleep(Math.max(0, beganAt + outage.lengthMs - Date.now()));
      const endsAt = Date.now();
      await outage.end(ground);
      const endedAt = Date.now();
      const span = { from: beganAt + settledMs, to: endsAt };
      await until(
        backLimitMs,
        async () => (await still([...watches.ours, ...watches.bare], span.from)) === 0,
      );
      await Bun.sleep(afterwardsMs);
      await outage.after?.(ground);
      const returnOf = async (kind: keyof Pairs): Promise<Return> =>
        judged(await Promise.all(watches[kind].map((read) => read())), span, endedAt);
      return {
        ours: await returnOf('ours'),
        bare: await returnOf('bare'),
        ghostTiles: await ghostTiles(pairs.ours),
        notices: noticesInWords((await notices[0]?.()) ?? [], beganAt),
        lies: (await Promise.all(glances.map((read) => read()))).flatMap(lies),
      };
    },
  );
}

type Watches = Record<keyof Pairs, readonly Watch[]>;

async function watchAll({ ours, bare }: Pairs): Promise<Watches> {
  return {
    ours: await Promise.all(ours.map(watchTraffic)),
    bare: await Promise.all(bare.map(watchTraffic)),
  };
}

function judged(people: readonly Sample[][], span: { from: number; to: number }, endedAt: number): Return {
  const all = people.flatMap((samples) =>
    streams.map((stream) => ({
      stream,
      backAt: flowsAt(samples, stream, span.to),
      duringBytes: received(samples, stream, span.from, span.to),
    })),
  );
  const backMs = (wanted: string): number =>
    Math.max(
      ...all
        .filter(({ stream }) => stream === wanted)
        .map(({ backAt }) => (backAt === null ? backLimitMs : Math.min(backLimitMs, backAt - endedAt))),
    );
  return {
    soundMs: backMs('audioIn'),
    pictureMs: backMs('videoIn'),
    pictureAwayMs: Math.max(
      ...people.map((samples) => longestStandstillMs(samples, 'videoIn', span.from - settledMs, Date.now())),
    ),
    stoodStill: all.filter(({ duringBytes }) => duringBytes === 0).length,
    cameBack: all.filter(({ backAt }) => backAt !== null).length,
  };
}
