import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from '@playwright/test';
import { observeMedia, type Traffic } from './observe-media.ts';
import { observePolicy } from './observe-policy.ts';

type Arrival = { name: string; roomName: string; origin: string; options?: BrowserContextOptions };

/** Someone in front of a browser: what they do and what they see, by role and label. */
export class Person {
  private constructor(
    readonly name: string,
    readonly page: Page,
    readonly context: BrowserContext,
    readonly link: string,
    /** What their pages did against the page's policy. */
    readonly policyViolations: string[],
    /** What their pages wrote to the console, each line with its time, without tokens. */
    readonly written: string[],
  ) {}

  /** Opens a profile of its own; nothing is visited yet. */
  static async arrive(browser: Browser, { name, roomName, origin, options }: Arrival): Promise<Person> {
    const context = await browser.newContext({
      locale: 'en-US',
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    const violations: string[] = [];
    await context.exposeBinding('tellPolicyViolation', (_source, violation: string) => {
      violations.push(violation);
    });
    const written: string[] = [];
    context.on('console', (line) => {
      // A browser writes the address of a socket that fails, shortened, and the token is in it.
      const text = line.text().replaceAll(/(?<=access_token=)[^&'\s]+/g, '…');
      written.push(`${new Date().toISOString()} ${text}`);
    });
    await context.addInitScript(observePolicy);
    await context.addInitScript(observeMedia);
    return new Person(name, await context.newPage(), context, `${origin}/r/${roomName}`, violations, written);
  }

  get roomName(): string {
    return new URL(this.link).pathname.slice('/r/'.length);
  }

  async openLobby(): Promise<void> {
    await this.page.goto(this.link);
    await this.page.getByRole('textbox').fill(this.name);
  }

  async join(): Promise<void> {
    await this.openLobby();
    await this.page.getByRole('button', { name: 'Join now' }).click();
    await this.button('Leave call')
      .waitFor({ timeout: 45_000 })
      .catch(async (cause) => {
        const words = await this.page.locator('body').ariaSnapshot();
        throw new Error(`${this.name} did not get in. The page says:\n${words}`, { cause });
      });
  }

  /** Closes the profile once its pages have told all they had to tell. */
  async depart(): Promise<void> {
    // What a page tells arrives in order: with the answer to this everything before it is here.
    await Promise.all(this.context.pages().map((page) => page.evaluate(() => null).catch(() => null)));
    await this.context.close();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  /** The tile of someone else, by name; one's own is `tile('Ana (you)')`. */
  tile(name: string): Locator {
    return this.page
      .getByTestId('participant-tile')
      .filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** What has crossed the wire so far, in bytes, by the browser's own statistics. */
  bytes(): Promise<Traffic> {
    return this.page.evaluate(() => window.observedMedia.traffic('bytes'));
  }

  /** The same in packets. */
  packets(): Promise<Traffic> {
    return this.page.evaluate(() => window.observedMedia.traffic('packets'));
  }

  /** How many bytes each inbound video stream has brought so far, by an id of the stream. */
  videoStreams(): Promise<Record<string, number>> {
    return this.page.evaluate(() => window.observedMedia.streams('video'));
  }

  /** Sets what this device remembers, as the settings would; counts from the next visit on. */
  async prefer(preferences: Record<string, unknown>): Promise<void> {
    await this.context.addInitScript((text) => {
      // Once: what is set on the page later must survive a reload.
      if (localStorage.getItem('livemeet.preferences') === null)
        localStorage.setItem('livemeet.preferences', text);
    }, JSON.stringify(preferences));
  }

  /** Sets what this device remembers from another tab; the tab of the call follows. */
  async preferFromNowOn(preferences: Record<string, unknown>): Promise<void> {
    const tab = await this.context.newPage();
    await tab.goto(new URL('/favicon.svg', this.link).href);
    await tab.evaluate(
      (text) => localStorage.setItem('livemeet.preferences', text),
      JSON.stringify(preferences),
    );
    await tab.close();
  }

  /** How often the page asked for a microphone or camera. */
  getUserMediaCalls(): Promise<number> {
    return this.page.evaluate(() => window.observedMedia.getUserMediaCalls());
  }
}
