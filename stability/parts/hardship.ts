import type { Measure } from '../accounting/measure.ts';
import { type Endured, endure, type Look } from '../people/endure.ts';
import type { Ground } from '../people/ground.ts';
import type { PartSettings } from '../stability-part.ts';

/** A network that is bad and not gone. */
export type Hardship = {
  readonly title: string;
  /** Nobody's connection may break of it. */
  readonly staysConnected: boolean;
  /** The answer ends it. */
  readonly begin: () => Promise<() => Promise<void>>;
  /** Looks at the people of LiveMeet once it has lasted. */
  readonly look?: Look;
};

/** The same hardship again and again, each time with new people of both pages; `tell` is told what one of LiveMeet's reads. */
export async function hardshipMeasures(
  ground: Ground,
  { title, staysConnected, begin, look }: Hardship,
  { cycles, report }: PartSettings,
  tell: (words: string) => void,
): Promise<Measure[]> {
  const all: Record<'ours' | 'bare', Endured>[] = [];
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    const one = {
      ours: await endure(ground, 'ours', begin, look),
      bare: await endure(ground, 'bare', begin),
    };
    all.push(one);
    report(`${title}, ${cycle} of ${cycles}: ${JSON.stringify(one)}`);
    if (cycle === 1) tell(`${title}, what one of them reads: ${one.ours.notices}`);
  }
  const values = (of: (one: Endured) => number) => ({
    values: all.map(({ ours }) => of(ours)),
    floor: all.map(({ bare }) => of(bare)),
  });
  return [
    {
      what: `${title}: streams of sound of two that go on`,
      ...values(({ sound }) => sound),
      goal: { of: 'each', least: 2 },
    },
    { what: `${title}: streams of pictures of two that go on`, ...values(({ picture }) => picture) },
    {
      what: `${title}: sound made up by the browser`,
      unit: '%',
      ...values(({ madeUpPercent }) => madeUpPercent),
    },
    {
      what: `${title}: connections made anew`,
      ...values(({ reconnections }) => reconnections),
      ...(staysConnected ? { goal: { of: 'each', most: 0 } as const } : {}),
    },
    {
      what: `${title}: moments in which a microphone button said what was not so`,
      values: all.map(({ ours }) => ours.lies),
      goal: { of: 'each', most: 0 },
    },
  ];
}
