import type { Person } from '../../e2e/person.ts';
import { Signalling } from '../../e2e/signalling.ts';
import type { Measure } from '../accounting/measure.ts';
import {
  awayMs,
  type CallWithoutApi,
  callWithoutApi,
  type Flow,
  standstillMs,
} from '../people/call-without-api.ts';
import { type Ground, withGround } from '../people/ground.ts';
import type { Outage } from '../people/paired-outage.ts';
import type { PartSettings, StabilityPart } from '../stability-part.ts';
import { outageMeasures, under } from './outage-measures.ts';

const sfuAwayMs = 5000;
/** The SFU is back long before the API. */
const tokenlessMs = 15_000;

export const apiAway: StabilityPart = {
  name: 'api-away',
  item: `The API is killed (\`kill -9\`) for ${awayMs / 1000} s while two people are in a call, one more comes with a token of before, and one leaves; then again, and the SFU is killed meanwhile`,
  requires:
    'no stream stands still and nobody is warned; the log is whole afterwards; a killed SFU is come back from without the API, with a token that ran out within 15 s of its return',
  cycles: 5,
  quickCycles: 0,
  unit: 'times each',
  limitMinutes: 40,
  run: (settings) =>
    withGround(async (ground) => {
      const notes: string[] = [];
      const measures = await callMeasures(ground, settings, notes);
      const outages = [
        ['SFU killed meanwhile', sfuKilledToo(), { soonerBySeconds: 0 }],
        ['SFU killed meanwhile and tokens run out', tokensRunOut(), { mostSeconds: 15 }],
      ] as const;
      for (const [title, outage, goals] of outages) {
        settings.report(title);
        const tell = (words: string) => notes.push(`${title}, what one of them reads: ${words}`);
        measures.push(...under(title, await outageMeasures(ground, outage, goals, settings, tell)));
      }
      return { measures, notes };
    }),
};

async function callMeasures(
  ground: Ground,
  { cycles, report }: PartSettings,
  notes: string[],
): Promise<Measure[]> {
  const all: CallWithoutApi[] = [];
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const one = await callWithoutApi(ground);
    all.push(one);
    report(`${cycle} of ${cycles}: ${JSON.stringify(one)}`);
    if (cycle === 1) notes.push(`What one of them reads while only the API is away: ${one.notices}`);
  }
  return measuresOf(all);
}

/** What a page needs to come back it still has: the token of before. */
function sfuKilledToo(): Outage {
  return {
    lengthMs: sfuAwayMs,
    begin: async ({ stack }) => {
      await stack.kill('api');
      await stack.kill('livekit');
    },
    end: ({ stack }) => stack.revive('livekit'),
    after: ({ stack }) => stack.revive('api'),
  };
}

/** As if the call were ten minutes old and the SFU's last renewal had been missed: nobody comes back without the API. */
function tokensRunOut(): Outage {
  const wires = new Map<Person, Signalling>();
  return {
    prepare: async (person) => void wires.set(person, await Signalling.tap(person)),
    lengthMs: tokenlessMs,
    begin: async ({ stack }) => {
      for (const [{ roomName, name }, wire] of wires)
        wire.toPage({ case: 'refreshToken', value: await stack.expiredToken(roomName, name) });
      wires.clear();
      await stack.kill('api');
      await stack.kill('livekit');
      await Bun.sleep(sfuAwayMs);
      await stack.revive('livekit');
    },
    end: ({ stack }) => stack.revive('api'),
  };
}

function measuresOf(all: readonly CallWithoutApi[]): Measure[] {
  const flow = (of: (one: Flow) => number) => ({
    values: all.map(({ ours }) => of(ours)),
    floor: all.map(({ bare }) => of(bare)),
  });
  const none = { of: 'each', most: 0 } as const;
  const logs = (of: 'lost' | 'doubled' | 'wrong') =>
    all.map(({ inside, left }) => Math.max(inside[of], left[of]));
  return [
    {
      what: 'questions of four that nobody answered',
      values: all.map(({ unanswered }) => unanswered),
      goal: { of: 'each', least: 4, most: 4 },
    },
    {
      what: `streams of four that stood still for ${standstillMs / 1000} s`,
      ...flow(({ stoodStill }) => stoodStill),
      goal: none,
    },
    { what: 'longest time without sound', unit: 's', ...flow(({ longestSoundMs }) => longestSoundMs / 1000) },
    {
      what: 'longest time without a picture',
      unit: 's',
      ...flow(({ longestPictureMs }) => longestPictureMs / 1000),
    },
    {
      what: 'looks that found a warning of the connection',
      values: all.map(({ warnings }) => warnings),
      goal: none,
    },
    {
      what: 'people of two who saw who came and who left',
      values: all.map(({ sawBoth }) => sawBoth),
      goal: { of: 'each', least: 2 },
    },
    {
      what: 'moments in which a microphone button said what was not so',
      values: all.map((one) => one.lies.length),
      goal: none,
    },
    { what: 'tokens without a row in the log', values: logs('lost'), goal: none },
    { what: 'rows of the log doubled', values: logs('doubled'), goal: none },
    { what: 'rows that say something else than was so', values: logs('wrong'), goal: none },
    {
      what: 'the log is right after the return after',
      unit: 's',
      values: all.map(({ inside }) => inside.afterMs / 1000),
    },
  ];
}
