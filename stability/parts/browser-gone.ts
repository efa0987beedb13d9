import type { Measure } from '../accounting/measure.ts';
import { type Frozen, type PairedFreeze, pairedFreeze } from '../people/frozen-browser.ts';
import { type Ground, withGround } from '../people/ground.ts';
import type { PartSettings, StabilityPart } from '../stability-part.ts';
import { killMeasures } from './kill-measures.ts';
import { under } from './outage-measures.ts';

/** One shorter and one longer than the SFU waits for a silent participant: 20 s, see {@link killMeasures}. */
const freezeSeconds = [8, 40];

export const browserGone: StabilityPart = {
  name: 'browser-gone',
  item: 'The browser of one of two people is killed (`kill -9`), and stands still for 8 and 40 s (`SIGSTOP`) and goes on',
  requires:
    'who was killed is gone from the screen within 30 s and closed in the log; who stood still is back by themselves, both ways; no ghost tile',
  cycles: 5,
  quickCycles: 0,
  unit: 'times each',
  limitMinutes: 30,
  run: (settings) =>
    withGround(async (ground) => {
      const notes: string[] = [];
      const tell = (note: string) => void notes.push(note);
      const measures = await killMeasures(ground, settings, tell);
      for (const seconds of freezeSeconds) {
        const title = `frozen for ${seconds} s`;
        measures.push(...under(title, await freezeMeasures(ground, seconds, settings, tell)));
      }
      return { measures, notes };
    }),
};

async function freezeMeasures(
  ground: Ground,
  seconds: number,
  { cycles, report }: PartSettings,
  tell: (note: string) => void,
): Promise<Measure[]> {
  const all: PairedFreeze[] = [];
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const one = await pairedFreeze(ground, seconds * 1000);
    all.push(one);
    const back = ({ backMs }: Frozen) => (backMs / 1000).toFixed(1);
    report(
      `frozen for ${seconds} s, ${cycle} of ${cycles}: back after ${back(one.ours)} s, bare page ${back(one.bare)} s`,
    );
    for (const lie of one.lies) report(lie);
    if (cycle > 1) continue;
    tell(`frozen for ${seconds} s, what the one who stays reads: ${one.notices.stays}`);
    tell(`frozen for ${seconds} s, what the one who comes back reads: ${one.notices.returns}`);
  }
  return measuresOf(all);
}

function measuresOf(all: readonly PairedFreeze[]): Measure[] {
  const values = (of: (one: Frozen) => number) => ({
    values: all.map(({ ours }) => of(ours)),
    floor: all.map(({ bare }) => of(bare)),
  });
  const went = (kind: 'ours' | 'bare') =>
    all.flatMap((one) => (one[kind].wentMs === null ? [] : [one[kind].wentMs / 1000]));
  const none = { of: 'each', most: 0 } as const;
  return [
    {
      what: 'streams of two to the one who stays that stood still meanwhile',
      ...values(({ stoodStill }) => stoodStill),
      goal: { of: 'each', least: 2, most: 2 },
    },
    {
      what: 'times the one who stays saw the other go',
      values: [went('ours').length],
      floor: [went('bare').length],
    },
    ...(went('ours').length === 0
      ? []
      : [{ what: 'gone after', unit: 's', values: went('ours'), floor: went('bare') } as const]),
    {
      what: 'streams of four back within 60 s',
      ...values(({ cameBack }) => cameBack),
      goal: { of: 'each', least: 4, most: 4 },
    },
    {
      what: 'sound and picture both ways again after',
      unit: 's',
      ...values(({ backMs }) => backMs / 1000),
    },
    {
      what: 'others beyond the one there is, at any moment, for the one who stays',
      ...values(({ mostOthers }) => mostOthers - 1),
      goal: { of: 'each', least: 0, most: 0 },
    },
    { what: 'ghost tiles', values: all.map(({ ghostTiles }) => ghostTiles), goal: none },
    {
      what: 'moments in which a microphone button said what was not so',
      values: all.map(({ lies }) => lies.length),
      goal: none,
    },
    { what: 'rows of the log', ...values(({ log }) => log.rows) },
    { what: 'rows of the log doubled', ...values(({ log }) => log.doubled), goal: none },
    { what: 'rows of the log open in the end', ...values(({ log }) => log.open), goal: none },
  ];
}
