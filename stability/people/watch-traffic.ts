import type { Person } from '../../e2e/person.ts';
import type { Sample } from '../accounting/traffic.ts';

/** Looks every 100 ms, in the page, at what has come in so far; from now until the page goes. */
export async function watchTraffic({ page }: Person): Promise<() => Promise<Sample[]>> {
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
