import type { CDPSession, Page } from '@playwright/test';
import { type Living, living } from '../../e2e/living.ts';
import type { Ground } from './ground.ts';

/** Someone who leaves and comes back on one page. Nothing observes them: observers would hold what they observe. */
export type RejoiningTab = {
  /** Out of the room and in again. */
  rejoin(): Promise<void>;
  leave(): Promise<void>;
  join(): Promise<void>;
  /** What is reachable on the page. */
  living(): Promise<Living>;
  close(): Promise<void>;
};

const name = 'Ana Souza';

/** In a room of LiveMeet, by its buttons. */
export async function openRejoiningTab({ browser, stack }: Ground, roomName: string): Promise<RejoiningTab> {
  const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  await page.goto(`${stack.url}/r/${roomName}`);
  await page.getByRole('textbox').fill(name);
  await page.getByRole('button', { name: 'Join now' }).click();
  await page.getByRole('button', { name: 'Leave call' }).waitFor();
  const leave = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Leave call' }).click();
    await page.getByRole('button', { name: 'Rejoin' }).waitFor();
  };
  const join = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Rejoin' }).click();
    await page.getByRole('button', { name: 'Leave call' }).waitFor();
  };
  return tabOf(page, leave, join);
}

/** In a room of the bare page. */
export async function openBareRejoiningTab(
  { browser, bare, stack }: Ground,
  roomName: string,
): Promise<RejoiningTab> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${bare.url}/?${new URLSearchParams({ name, room: roomName, sfu: stack.sfuUrl })}`);
  await page.locator('body[data-state=connected]').waitFor({ state: 'attached' });
  const leave = (): Promise<void> => page.evaluate(() => window.bareCall.leave());
  const join = (): Promise<void> => page.evaluate(() => window.bareCall.join());
  return tabOf(page, leave, join);
}

async function tabOf(
  page: Page,
  leave: () => Promise<void>,
  join: () => Promise<void>,
): Promise<RejoiningTab> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  return {
    leave,
    join,
    async rejoin() {
      await leave();
      await join();
    },
    living: () => living(page, cdp),
    close: () => page.close({ runBeforeUnload: false }),
  };
}
