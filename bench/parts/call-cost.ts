import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { countCommits } from '../../e2e/count-commits.ts';
import { usedMeanwhile } from '../../stability/people/usage-window.ts';
import type { BenchPart, Figure } from '../bench-part.ts';
import type { ComparedPage } from '../web/compared-page.ts';
import { insideCall, untilPicturesShown } from '../web/inside-call.ts';
import { type SyntheticCall, startSyntheticCall } from '../web/synthetic-call.ts';
import { withPages } from '../web/with-pages.ts';

/** What a call costs the browser of one person in it, by how many are seen, while all are silent and while they speak. */
export const callCost: BenchPart = {
  name: 'call-cost',
  item: 'processor time of the browser and React’s commits in a call of 4, 9 and 16 tiles',
  beside: 'the stock page',
  rounds: 3,
  limitMinutes: 20,
  run: ({ rounds, report }) =>
    withPages(async ({ stack, serve }) => {
      const [ours, stock] = serve('br');
      const figures: Figure[] = [];
      for (const tiles of tileCounts) {
        const roomName = `bench-${randomUUID().slice(0, 8)}`;
        const call = await startSyntheticCall(stack, roomName, tiles - 1);
        const costs: Record<'ours' | 'stock', Cost[]> = { ours: [], stock: [] };
        const measure = {
          ours: () => costOf(ours, call, roomName, tiles),
          stock: () => costOf(stock, call, roomName, tiles),
        };
        try {
          for (let round = 0; round < rounds; round++)
            for (const who of round % 2 === 0 ? order : order.toReversed())
              costs[who].push(await measure[who]());
        } finally {
          await call.leave();
        }
        figures.push(...figuresOf(costs, tiles));
        report(`${tiles} tiles: ${rounds} rounds`);
      }
      return { figures, notes: [whatCounts] };
    }),
};

const whatCounts =
  'All but one are people without a browser who send a small picture five times a second and a microphone; the one joins with camera and microphone on a screen of 1280 × 800. Processor time is that of all processes of the browser over ten seconds, in per cent of one core. Commits are counted where React’s developer tools would hear of them.';

const tileCounts = [4, 9, 16];
const order = ['ours', 'stock'] as const;
const windowMs = 10_000;
/** In which what joining causes dies down: layers of video go up, levels settle, notices go. */
const settleMs = 8_000;

type Cost = Readonly<
  Record<'quiet' | 'speaking', { readonly corePercent: number; readonly commits: number }>
>;

async function costOf(
  compared: ComparedPage,
  call: SyntheticCall,
  roomName: string,
  tiles: number,
): Promise<Cost> {
  const window = { width: 1280, height: 800, observer: countCommits };
  return insideCall(compared, roomName, window, async ({ page, pid }) => {
    await untilPicturesShown(page, tiles);
    await Bun.sleep(settleMs);
    const quiet = await costMeanwhile(page, pid);
    const speaking = await call.whileTheySpeak(() => costMeanwhile(page, pid));
    return { quiet, speaking };
  });
}

async function costMeanwhile(page: Page, pid: number): Promise<Cost['quiet']> {
  const before = await page.evaluate(() => window.reactCommits);
  const { browser } = await usedMeanwhile({ browser: pid }, Bun.sleep(windowMs));
  const after = await page.evaluate(() => window.reactCommits);
  return { corePercent: browser.corePercent, commits: (after - before) / (windowMs / 1000) };
}

function figuresOf(costs: Readonly<Record<'ours' | 'stock', readonly Cost[]>>, size: number): Figure[] {
  const figure = (
    what: string,
    when: keyof Cost,
    measure: keyof Cost['quiet'],
    more: Partial<Figure>,
  ): Figure => ({
    what,
    size,
    ours: costs.ours.map((cost) => cost[when][measure]),
    beside: { 'stock page': costs.stock.map((cost) => cost[when][measure]) },
    ...more,
  });
  const target = { against: 'stock page', most: 1 };
  return [
    figure('processor, everyone silent', 'quiet', 'corePercent', { unit: '% of a core', target }),
    figure('processor, people speak in turn', 'speaking', 'corePercent', { unit: '% of a core', target }),
    figure('React commits, everyone silent', 'quiet', 'commits', { unit: '/s', bound: { most: 0 } }),
    figure('React commits, people speak in turn', 'speaking', 'commits', { unit: '/s', target }),
  ];
}
