import type { Browser, BrowserContext, ElementHandle, Page } from 'puppeteer-core';
import { observeMedia, type Traffic } from '../observe-media.ts';
import { until } from './until.ts';

/** Someone in front of a browser that puppeteer drives: the same manners as `Person`. */
export class Guest {
  private constructor(
    readonly name: string,
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {}

  /** Opens a profile of its own and the lobby in it, with the name written. */
  static async openLobby(browser: Browser, name: string, link: string): Promise<Guest> {
    const context = await browser.createBrowserContext();
    // A window of its own: a page in a tab behind another is hidden, and a hidden page receives no picture.
    const page = await context.newPage({ type: 'window' });
    await page.evaluateOnNewDocument(observeMedia);
    await page.goto(link);
    const guest = new Guest(name, page, context);
    await (await guest.find('textbox', 'Your name')).type(name);
    return guest;
  }

  async join(): Promise<void> {
    await this.press('Join now');
    await this.find('button', 'Leave call');
  }

  async press(button: string): Promise<void> {
    await (await this.find('button', button)).click();
  }

  /** The element of that name and role (null: any, for drivers call some otherwise), once it is there. */
  async find(role: 'button' | 'textbox' | null, name: string): Promise<ElementHandle> {
    const found = await this.page.waitForSelector(`aria/${name}${role === null ? '' : `[role="${role}"]`}`, {
      timeout: 20_000,
    });
    if (found === null) throw new Error(`there is no "${name}"`);
    return found;
  }

  /** Everything the page says, as text. */
  text(): Promise<string> {
    return this.page.evaluate(() => document.body.textContent ?? '');
  }

  traffic(unit: 'bytes' | 'packets'): Promise<Traffic> {
    return this.page.evaluate((asked) => window.observedMedia.traffic(asked), unit);
  }

  /** Waits until each of these streams has carried more than so many bytes from now on. */
  async expectToRise(
    streams: readonly (keyof Traffic)[] = ['audioIn', 'audioOut', 'videoIn', 'videoOut'],
    bytes = 500,
  ): Promise<void> {
    const before = await this.traffic('bytes');
    await until(`${this.name}: ${streams.join(', ')} rise`, async () => {
      const now = await this.traffic('bytes');
      return streams.every((stream) => now[stream] - before[stream] > bytes);
    });
  }

  async depart(): Promise<void> {
    await this.context.close();
  }
}
