import type { Measure } from '../accounting/measure.ts';
import type { Ground } from '../people/ground.ts';
import {
  backLimitMs,
  type Outage,
  type PairedReturn,
  pairedOutage,
  type Return,
} from '../people/paired-outage.ts';
import type { PartSettings } from '../stability-part.ts';

/** What must be true of the time it takes until both hear and see each other again. */
export type OutageGoals = {
  /** Each time at most this many seconds. */
  readonly mostSeconds?: number;
  /** In the median this many seconds sooner than the bare page. */
  readonly soonerBySeconds?: number;
};

/** The same measures, said to be of one of several outages. Pure. */
export function under(title: string, measures: readonly Measure[]): Measure[] {
  return measures.map((measure) => ({ ...measure, what: `${title}: ${measure.what}` }));
}

/** The same outage again and again, each time with new people; what both pages had of it. */
export async function outageMeasures(
  ground: Ground,
  outage: Outage,
  goals: OutageGoals,
  { cycles, report }: PartSettings,
  tellNotices: (words: string) => void = () => {},
): Promise<Measure[]> {
  const all: PairedReturn[] = [];
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const one = await pairedOutage(ground, outage);
    all.push(one);
    const seconds = (each: Return) => (bothMs(each) / 1000).toFixed(1);
    report(`${cycle} of ${cycles}: back after ${seconds(one.ours)} s, bare page ${seconds(one.bare)} s`);
    for (const lie of one.lies) report(lie);
    if (cycle === 1) tellNotices(one.notices);
  }
  return measuresOf(all, goals);
}

function measuresOf(all: readonly PairedReturn[], { mostSeconds, soonerBySeconds }: OutageGoals): Measure[] {
  const values = (of: (one: Return) => number) => ({
    values: all.map(({ ours }) => of(ours)),
    floor: all.map(({ bare }) => of(bare)),
  });
  const everyStream = { of: 'each', least: 4, most: 4 } as const;
  return [
    {
      what: 'streams of four that stood still meanwhile',
      ...values(({ stoodStill }) => stoodStill),
      goal: everyStream,
    },
    {
      what: `streams of four back within ${backLimitMs / 1000} s`,
      ...values(({ cameBack }) => cameBack),
      goal: everyStream,
    },
    { what: 'sound both ways again after', unit: 's', ...values(({ soundMs }) => soundMs / 1000) },
    { what: 'picture both ways again after', unit: 's', ...values(({ pictureMs }) => pictureMs / 1000) },
    {
      what: 'longest time without a picture',
      unit: 's',
      ...values(({ pictureAwayMs }) => pictureAwayMs / 1000),
    },
    {
      what: 'sound and picture both ways again after',
      unit: 's',
      ...values((each) => bothMs(each) / 1000),
      ...(mostSeconds === undefined ? {} : { goal: { of: 'each', most: mostSeconds } }),
    },
    {
      what: 'sooner than the bare page by',
      unit: 's',
      values: all.map(({ ours, bare }) => (bothMs(bare) - bothMs(ours)) / 1000),
      ...(soonerBySeconds === undefined ? {} : { goal: { of: 'median', least: soonerBySeconds } }),
    },
    { what: 'ghost tiles', values: all.map(({ ghostTiles }) => ghostTiles), goal: { of: 'each', most: 0 } },
    {
      what: 'moments in which a microphone button said what was not so',
      values: all.map(({ lies }) => lies.length),
      goal: { of: 'each', most: 0 },
    },
  ];
}

function bothMs({ soundMs, pictureMs }: Return): number {
  return Math.max(soundMs, pictureMs);
}
