import type { Page } from '@playwright/test';
import { launchKnownChromium } from '../../stability/people/known-chromium.ts';
import { until } from '../../stability/people/until.ts';
import type { ComparedPage } from './compared-page.ts';

export type InsideCall = {
  readonly page: Page;
  /** Of the browser, which has no other page. */
  readonly pid: number;
};

export type CallWindow = {
  readonly width: number;
  readonly height: number;
  /** Runs in the page before its own code. */
  readonly observer: () => void;
};

const everyoneSeenWithinMs = 60_000;

/** Joins that room on a page in a browser of its own, does the work, and ends the browser. */
export async function insideCall<Result>(
  compared: ComparedPage,
  roomName: string,
  { width, height, observer }: CallWindow,
  work: (inside: InsideCall) => Promise<Result>,
): Promise<Result> {
  const { browser, pid } = await launchKnownChromium();
  try {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width, height } });
    await context.addInitScript(observer);
    const page = await context.newPage();
    await page.goto(compared.addressOf(roomName));
    await compared.fillIn(page);
    await compared.joinButton(page).click();
    await compared.inside(page).waitFor({ state: 'attached' });
    return await work({ page, pid });
  } finally {
    await browser.close();
  }
}

/** Resolves once the page shows so many moving pictures at least; rejects when it does not within a minute. */
export async function untilPicturesShown(page: Page, least: number): Promise<void> {
  const areShown = await until(everyoneSeenWithinMs, async () => (await picturesShown(page)) >= least);
  if (!areShown) throw new Error(`The page shows ${await picturesShown(page)} of ${least} pictures.`);
}

/** Videos that show a picture. */
export function picturesShown(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('video')].filter(({ videoWidth, paused }) => videoWidth > 0 && !paused)
        .length,
  );
}
