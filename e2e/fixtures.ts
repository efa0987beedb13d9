import { randomUUID } from 'node:crypto';
import { type Browser, type BrowserContextOptions, test as base, chromium, expect } from '@playwright/test';
import { findChromium } from '../tools/chromium.ts';
import { Person } from './person.ts';
import { Stack } from './stack.ts';

/**
 * What makes Chromium's camera a moving test picture and its microphone a beep, with nobody to ask. Five pictures a
 * second, the fewest it offers: a video of them shows all that one of 20 does, and encoding is most of what tests cost.
 */
export const fakeMedia = ['--use-fake-device-for-media-stream=fps=5', '--use-fake-ui-for-media-stream'];

/** Starts Chromium for tests; other arguments than the usual fake media on request. */
export async function launchChromium(mediaArguments: readonly string[] = fakeMedia): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [
      ...mediaArguments,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
    ],
  });
}

type Fixtures = {
  /** A room of this test alone. */
  roomName: string;
  /**
   * Brings a person to the page, each in a browser profile of their own. The test fails when a page of theirs broke the
   * page's policy, and tells what their pages wrote to the console when it fails.
   */
  newPerson: (name: string, options?: BrowserContextOptions & Surroundings) => Promise<Person>;
};

/** What someone has instead of the usual browser and the stack's page. */
type Surroundings = { browser?: Browser; origin?: string };

/** Playwright's test with a stack of real parts per file and a Chromium with fake media. */
export const test = base.extend<Fixtures, { stack: Stack; chromiumWithMedia: Browser }>({
  stack: [
    async ({}, use) => {
      const stack = await Stack.start();
      await use(stack);
      await stack.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  chromiumWithMedia: [
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  roomName: async ({}, use) => {
    await use(`e2e-${randomUUID().slice(0, 8)}`);
  },
  newPerson: async ({ chromiumWithMedia, stack, roomName }, use, testInfo) => {
    const people: Person[] = [];
    await use(async (name, { browser = chromiumWithMedia, origin = stack.url, ...options } = {}) => {
      const person = await Person.arrive(browser, { name, roomName, origin, options });
      people.push(person);
      return person;
    });
    await Promise.all(people.map((person) => person.depart()));
    if (testInfo.status !== testInfo.expectedStatus)
      for (const { name, written } of people)
        process.stdout.write(`${name}'s console in “${testInfo.title}”:\n${written.join('\n')}\n`);
    expect(people.flatMap(({ policyViolations }) => policyViolations)).toEqual([]);
  },
});
