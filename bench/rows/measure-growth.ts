import type { Client } from 'pg';
import { rotated } from '../accounting/rotated.ts';
import type { BenchSettings, Figure } from '../bench-part.ts';
import type { LogWork } from './log-work.ts';
import { timeWork } from './time-work.ts';

/** A work at one size of what may make it slower. */
export type SizedWork = {
  readonly size: number;
  readonly client: Client;
  readonly work: LogWork;
  /** The figure is the time for so many of its rows; without it, for all. */
  readonly perRows?: number;
};

/** Milliseconds of each work, in turn, round after round; each time the second of two, which finds its pages in memory. */
export async function measureGrowth(
  works: readonly SizedWork[],
  { rounds, report }: BenchSettings,
): Promise<ReadonlyMap<SizedWork, readonly number[]>> {
  const tookMs = new Map<SizedWork, number[]>(works.map((each) => [each, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const each of rotated(works, round)) {
      const { client, work, perRows = work.rows } = each;
      await timeWork(client, work);
      tookMs.get(each)?.push(((await timeWork(client, work)) * perRows) / work.rows);
    }
    report(`${round + 1}/${rounds}`);
  }
  return tookMs;
}

/** A figure of each work at each size; the largest stands beside the smallest, and takes at most so many times as long. Pure. */
export function growthFigures(tookMs: ReadonlyMap<SizedWork, readonly number[]>, most: number): Figure[] {
  const byWhat = Map.groupBy(tookMs, ([{ work }]) => work.what);
  return [...byWhat].flatMap(([what, same]) => {
    const sorted = same.toSorted(([one], [other]) => one.size - other.size);
    const [smallest] = sorted;
    return sorted.map(([{ size }, ours], index): Figure => {
      const figure = { what, unit: 'ms', size, ours } as const;
      if (smallest === undefined || index === 0 || index < sorted.length - 1) return figure;
      const against = `with ${smallest[0].size.toLocaleString('en')}`;
      return { ...figure, beside: { [against]: smallest[1] }, target: { against, most } };
    });
  });
}
