import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext } from '@playwright/test';
import { launchChromium } from '../../e2e/fixtures.ts';
import { rotated } from '../accounting/rotated.ts';
import type { BenchPart, Figure } from '../bench-part.ts';
import type { ComparedPage, PageName } from '../web/compared-page.ts';
import { NetworkLog } from '../web/network-log.ts';
import { observeFirstFrame } from '../web/observe-first-frame.ts';
import { withPages } from '../web/with-pages.ts';

/** How long it takes from the click on Join until the other person is seen, on each page in turn. */
export const join: BenchPart = {
  name: 'join',
  item: 'click on Join → first picture of someone else',
  beside: 'the bare page, the stock page',
  rounds: 15,
  limitMinutes: 20,
  run: ({ rounds, report }) =>
    withPages(async ({ serve }) => {
      const pages = serve('br');
      const other = await launchChromium(smoothMedia);
      const browser = await launchChromium(smoothMedia);
      try {
        const times = emptyTimes();
        for (let round = 0; round < rounds; round++) {
          const order = rotated(pages, round);
          for (const page of order) {
            const roomName = `bench-${randomUUID().slice(0, 8)}`;
            const leave = await enterAsOther(pages[2], other, roomName);
            for (const [point, time] of Object.entries(await joinedTwice(page, browser, roomName)))
              times[point as Point][page.name].push(time);
            await leave();
          }
          report(`round ${round + 1}: ${inWords(times)}`);
        }
        return { figures: figuresOf(times), notes: [whatIsMeasured] };
      } finally {
        await Promise.all([other.close(), browser.close()]);
      }
    }),
};

const whatIsMeasured =
  'Someone else sends a camera picture from the bare page before anyone joins. The click counts by the event’s own time, the picture by when it is presented (requestVideoFrameCallback). Each page gets a fresh profile; it is joined once it has loaded all it loads, and a second time in the same profile with what the first visit left in the cache; the third figure is a fresh profile where the click comes as soon as the page takes it.';

/** Twenty pictures a second: with the fewest, waiting for the next one would be most of what is measured. */
const smoothMedia = ['--use-fake-device-for-media-stream=fps=20', '--use-fake-ui-for-media-stream'];

/**
 * On a first visit until the media path is there and until the picture, the same picture with a warm cache, and that of
 * someone in a hurry on a first visit, counted from navigation.
 */
type Point = 'connected' | 'cold' | 'warm' | 'hurried';
type Times = Record<Point, Record<PageName, number[]>>;

const shownWithinMs = 30_000;
const viewport = { width: 1280, height: 800 };

function emptyTimes(): Times {
  const none = (): Record<PageName, number[]> => ({ ours: [], 'stock page': [], 'bare page': [] });
  return { connected: none(), cold: none(), warm: none(), hurried: none() };
}

/** Someone who is in the room before and sends a picture; returns how they leave. */
async function enterAsOther(
  bare: ComparedPage,
  browser: Browser,
  roomName: string,
): Promise<() => Promise<void>> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(bare.addressOf(roomName));
  await bare.joinButton(page).click();
  await bare.inside(page).waitFor({ state: 'attached' });
  return () => context.close();
}

async function joinedTwice(
  compared: ComparedPage,
  browser: Browser,
  roomName: string,
): Promise<Record<Point, number>> {
  const inFreshProfile = async <const T>(work: (context: BrowserContext) => Promise<T>): Promise<T> => {
    const context = await browser.newContext({ locale: 'en-US', viewport });
    await context.addInitScript(observeFirstFrame);
    try {
      return await work(context);
    } finally {
      await context.close();
    }
  };
  const [first, second] = await inFreshProfile(async (context) => [
    await joinAtRest(compared, context, roomName),
    await joinAtRest(compared, context, roomName),
  ]);
  const hurried = await inFreshProfile((context) => joinAtOnce(compared, context, roomName));
  return { connected: first.connected, cold: first.shown, warm: second.shown, hurried };
}

/** From the click, once the page has loaded all it loads before joining. */
async function joinAtRest(
  compared: ComparedPage,
  context: BrowserContext,
  roomName: string,
): Promise<{ readonly connected: number; readonly shown: number }> {
  const page = await context.newPage();
  const log = new NetworkLog(page);
  await page.goto(compared.addressOf(roomName));
  await compared.fillIn(page);
  await log.atRest();
  await compared.joinButton(page).click();
  await page.waitForFunction(() => window.firstFrame.shownAt !== undefined, null, { timeout: shownWithinMs });
  const { clickedAt = Number.NaN, connectedAt, shownAt } = await page.evaluate(() => window.firstFrame);
  await page.close();
  const sinceClick = (at = Number.NaN): number => at - clickedAt;
  return { connected: sinceClick(connectedAt), shown: sinceClick(shownAt) };
}

/** From navigation, joining as soon as the page lets anyone. */
async function joinAtOnce(
  compared: ComparedPage,
  context: BrowserContext,
  roomName: string,
): Promise<number> {
  const page = await context.newPage();
  await page.goto(compared.addressOf(roomName), { waitUntil: 'commit' });
  await compared.fillIn(page);
  await compared.joinButton(page).click();
  await page.waitForFunction(() => window.firstFrame.shownAt !== undefined, null, { timeout: shownWithinMs });
  return page.evaluate(() => window.firstFrame.shownAt ?? Number.NaN);
}

function figuresOf(times: Times): Figure[] {
  const figure = (what: string, point: Point, target?: Figure['target']): Figure => {
    const { ours, ...beside } = times[point];
    return { what, unit: 'ms', ours, beside, ...(target === undefined ? {} : { target }) };
  };
  const first = 'click on Join → first picture of someone else';
  return [
    figure(first, 'cold', { against: 'bare page', most: 1.1 }),
    figure(`${first}, beside the stock page`, 'cold', { against: 'stock page', most: 0.95 }),
    figure('of these, click on Join → media path connected', 'connected'),
    figure(`${first}, warm cache`, 'warm', { against: 'bare page', most: 1.1 }),
    figure('address opened → first picture of someone else, joining at once', 'hurried', {
      against: 'stock page',
      most: 0.95,
    }),
  ];
}

function inWords(times: Times): string {
  return Object.entries(times.cold)
    .map(([name, values]) => `${name} ${(values.at(-1) ?? Number.NaN).toFixed(0)} ms`)
    .join(', ');
}
