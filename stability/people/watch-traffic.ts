import type { Person } from '../../e2e/person.ts';
import { flowsAt, type Sample, streams } from '../accounting/traffic.ts';
import { until } from './until.ts';

/** Answers with every look so far. */
export type Watch = () => Promise<Sample[]>;

const flowLimitMs = 60_000;

/** Looks every 100 ms, in the page, at what has come in so far; from now until the page goes. */
export async function watchTraffic({ page }: Pick<Person, 'page'>): Promise<Watch> {
  const samples = await page.evaluateHandle(() => {
    const seen: { at: number; audioIn: number; videoIn: number }[] = [];
    const look = async (): Promise<void> => {
      const { audioIn, videoIn } = await window.observedMedia.traffic('bytes');
      seen.push({ at: performance.timeOrigin + performance.now(), audioIn, videoIn });
      setTimeout(look, 100);
    };
    void look();
    return seen;
  });
  return () => samples.jsonValue();
}

/** Waits until everybody hears and sees somebody. */
export async function flowing(watches: readonly Watch[], since: number): Promise<void> {
  if (!(await until(flowLimitMs, async () => (await still(watches, since)) === 0)))
    throw new Error(`Media do not flow after ${flowLimitMs / 1000} s.`);
}

/** How many of their streams have brought nothing since then. */
export async function still(watches: readonly Watch[], since: number): Promise<number> {
  const people = await Promise.all(watches.map((read) => read()));
  return people.flatMap((samples) => streams.filter((stream) => flowsAt(samples, stream, since) === null))
    .length;
}
