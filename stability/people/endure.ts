import { lies, watchHonesty } from '../../e2e/honesty.ts';
import type { Person } from '../../e2e/person.ts';
import { noticesInWords } from '../accounting/notice.ts';
import type { PageKind } from './come-in.ts';
import { flowingPairs } from './flowing-pairs.ts';
import type { Ground } from './ground.ts';
import { withPair } from './pairs.ts';
import { watchNotices } from './watch-notices.ts';
import { flowing, watchTraffic } from './watch-traffic.ts';

/** What two people had of a bad network for some time. */
export type Endured = {
  /** Streams, of two each, that still flowed at the end. */
  readonly sound: number;
  readonly picture: number;
  /** How much of what was played the browser made up, for it was lost or late. */
  readonly madeUpPercent: number;
  /** Sockets to the SFU that were opened meanwhile. */
  readonly reconnections: number;
  readonly lies: number;
  /** What one of LiveMeet's two read meanwhile, in seconds from the beginning. */
  readonly notices: string;
};

/** Looks at people while the network is bad. */
export type Look = (people: readonly Person[]) => Promise<void>;

/** The browser has found what the link carries by then. */
const settleMs = 10_000;
const lookMs = 10_000;

/** Two people on one page meet while all is well; then the network turns bad. */
export function endure(
  ground: Ground,
  page: PageKind,
  impair: () => Promise<() => Promise<void>>,
  look: Look = async () => {},
): Promise<Endured> {
  let sockets = 0;
  const count = async (person: Person): Promise<void> => {
    person.page.on('websocket', () => {
      sockets += 1;
    });
  };
  return withPair(ground, page, count, async (people) => {
    await flowing(await Promise.all(people.map(watchTraffic)), Date.now());
    const glances = page === 'ours' ? await Promise.all(people.map(watchHonesty)) : [];
    const [first] = people;
    const readNotices = page === 'ours' && first !== undefined ? await watchNotices(first) : async () => [];
    const socketsBefore = sockets;
    const heardBefore = await heardBy(people);
    const beganAt = Date.now();
    const end = await impair();
    try {
      await Bun.sleep(settleMs);
      const { sound, picture } = await flowingPairs(people, Bun.sleep(lookMs));
      const heard = await heardBy(people);
      const notices = noticesInWords(await readNotices(), beganAt);
      await look(people);
      return {
        sound,
        picture,
        madeUpPercent: (100 * (heard.madeUp - heardBefore.madeUp)) / (heard.played - heardBefore.played),
        reconnections: sockets - socketsBefore,
        lies: (await Promise.all(glances.map((read) => read()))).flatMap(lies).length,
        notices,
      };
    } finally {
      await end();
    }
  });
}

async function heardBy(people: readonly Person[]): Promise<{ played: number; madeUp: number }> {
  const all = await Promise.all(people.map(({ page }) => page.evaluate(() => window.observedMedia.heard())));
  return all.reduce((sum, one) => ({ played: sum.played + one.played, madeUp: sum.madeUp + one.madeUp }));
}
