import { type Living, living } from '../../e2e/living.ts';
import type { Person } from '../../e2e/person.ts';

/** What a page holds once its garbage has been collected. */
export type PageHealth = Living & { readonly heapMegabytes: number; readonly nodes: number };

/** Answers, each time it is called, with what this person's page holds now. */
export async function watchPageHealth({ page, context }: Person): Promise<() => Promise<PageHealth>> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable');
  return async () => {
    const alive = await living(page, cdp);
    const { metrics } = await cdp.send('Performance.getMetrics');
    const metric = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? 0;
    return { ...alive, heapMegabytes: metric('JSHeapUsedSize') / 2 ** 20, nodes: metric('Nodes') };
  };
}
