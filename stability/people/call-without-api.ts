import { lies, watchHonesty } from '../../e2e/honesty.ts';
import type { Person } from '../../e2e/person.ts';
import type { Stack } from '../../e2e/stack.ts';
import { SyntheticPerson } from '../../e2e/synthetic-people.ts';
import { noticesInWords } from '../accounting/notice.ts';
import { longestStandstillMs, type Sample, streams } from '../accounting/traffic.ts';
import type { Ground } from './ground.ts';
import { withPairs } from './pairs.ts';
import { type RoomLog, untilLogSays } from './room-log.ts';
import { until } from './until.ts';
import { watchNotices } from './watch-notices.ts';
import { flowing, type Watch, watchTraffic } from './watch-traffic.ts';

/** How long the API is away: LiveKit gives up telling it of somebody after 15 s. */
export const awayMs = 20_000;
/** Longer than the silence between two beeps. */
export const standstillMs = 3000;

/** What the people of one page had of it, in milliseconds. */
export type Flow = {
  readonly stoodStill: number;
  readonly longestSoundMs: number;
  readonly longestPictureMs: number;
};

export type CallWithoutApi = {
  readonly ours: Flow;
  readonly bare: Flow;
  /** Requests of four that the API did not answer meanwhile. */
  readonly unanswered: number;
  /** People of two who saw on their screens who came and who left. */
  readonly sawBoth: number;
  /** Looks at two screens that showed a warning of the connection. */
  readonly warnings: number;
  readonly lies: readonly string[];
  readonly notices: string;
  /** The log once the API was back, with those still inside, and when all had left. */
  readonly inside: RoomLog;
  readonly left: RoomLog;
};

const comer = 'Caio Prado';
const goer = 'Gabi Moura';

/** Two people on each page in a call while the API is away; to those of LiveMeet one comes, and one leaves them. */
export async function callWithoutApi(ground: Ground): Promise<CallWithoutApi> {
  const { stack } = ground;
  const seen = await withPairs(
    ground,
    async () => {},
    async ({ ours, bare }) => {
      const [first] = ours;
      if (first === undefined) throw new Error('nobody came');
      const { roomName } = first;
      const goes = await SyntheticPerson.enter(stack, roomName, goer);
      const token = await stack.token(roomName, comer);
      const expected = { ...Object.fromEntries(ours.map(({ name }) => [name, 'joined'])), [goer]: 'left' };
      // Whatever was on its way to the log is there before the API goes.
      await untilLogSays(stack, roomName, { ...expected, [goer]: 'joined', [comer]: 'issued' });
      const watches = { ours: await watchAll(ours), bare: await watchAll(bare) };
      const notices = await watchNotices(first);
      const glances = await Promise.all(ours.map(watchHonesty));
      await flowing([...watches.ours, ...watches.bare], Date.now());
      const beganAt = Date.now();
      await stack.kill('api');
      const comes = await SyntheticPerson.enterWith(stack, token, comer);
      try {
        await goes.leave();
        const sawBoth = await sawWhoCameAndLeft(ours);
        const unanswered = await questionsUnanswered(stack, beganAt + awayMs);
        const span = { from: beganAt, to: Date.now() };
        await stack.revive('api');
        const looks = (await Promise.all(glances.map((read) => read()))).flat();
        const all = { ...expected, [comer]: 'joined' };
        return {
          roomName,
          all,
          ours: await flowOf(watches.ours, span),
          bare: await flowOf(watches.bare, span),
          unanswered,
          sawBoth,
          warnings: looks.filter(({ hasBanner }) => hasBanner).length,
          lies: (await Promise.all(glances.map((read) => read()))).flatMap(lies),
          notices: noticesInWords(await notices(), beganAt),
          inside: await untilLogSays(stack, roomName, all),
        };
      } finally {
        await comes.leave();
      }
    },
  );
  const { roomName, all, ...rest } = seen;
  const gone = Object.fromEntries(Object.keys(all).map((name) => [name, 'left']));
  return { ...rest, left: await untilLogSays(stack, roomName, gone) };
}

function watchAll(people: readonly Person[]): Promise<Watch[]> {
  return Promise.all(people.map(watchTraffic));
}

async function sawWhoCameAndLeft(people: readonly Person[]): Promise<number> {
  const seen = await Promise.all(
    people.map((person) =>
      until(
        awayMs / 2,
        async () => (await person.tile(comer).isVisible()) && !(await person.tile(goer).isVisible()),
      ),
    ),
  );
  return seen.filter(Boolean).length;
}

/** Asks the API four times until then, at equal distances; the last time at the end. */
async function questionsUnanswered({ apiUrl }: Stack, until: number): Promise<number> {
  const pauseMs = (until - Date.now()) / 4;
  let unanswered = 0;
  for (let count = 0; count < 4; count += 1) {
    await Bun.sleep(pauseMs);
    const answer = await fetch(`${apiUrl}/health/live`).catch(() => null);
    if (answer === null) unanswered += 1;
  }
  return unanswered;
}

async function flowOf(watches: readonly Watch[], span: { from: number; to: number }): Promise<Flow> {
  const people = await Promise.all(watches.map((read) => read()));
  const longest = (samples: readonly Sample[], stream: (typeof streams)[number]): number =>
    longestStandstillMs(samples, stream, span.from, span.to);
  const all = people.flatMap((samples) => streams.map((stream) => longest(samples, stream)));
  return {
    stoodStill: all.filter((ms) => ms > standstillMs).length,
    longestSoundMs: Math.max(...people.map((samples) => longest(samples, 'audioIn'))),
    longestPictureMs: Math.max(...people.map((samples) => longest(samples, 'videoIn'))),
  };
}
