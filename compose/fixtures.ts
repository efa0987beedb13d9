import { randomUUID } from 'node:crypto';
import { type Browser, test as base, expect } from '@playwright/test';
import { allStreams, expectToRise } from '../e2e/expect-to-rise.ts';
import { launchChromium } from '../e2e/fixtures.ts';
import { Person } from '../e2e/person.ts';
import { Deployment, type Setup } from './deployment.ts';

type Fixtures = {
  /** A room of this test alone. */
  roomName: string;
  /** Brings a person to the page at this origin. The test fails when a page of theirs broke the page's policy. */
  newPerson: (name: string, origin: string) => Promise<Person>;
  /** Brings Ana and Bia into one call, each by an origin of their own; resolves once sound and picture flow both ways. */
  meet: (anasOrigin: string, biasOrigin: string) => Promise<[ana: Person, bia: Person]>;
};

type WorkerFixtures = { setup: Setup; deployment: Deployment; chromiumWithMedia: Browser };

/** The names everyone in these tests has; no log may hold one. */
export const names = { ana: 'Ana Quitéria Souza', bia: 'Bia Fagundes Lima', caio: 'Caio Montenegro Reis' };

/** Playwright's test with a deployment per setup, and a Chromium with fake media. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  setup: ['one machine', { option: true, scope: 'worker' }],
  deployment: [
    async ({ setup }, use) => {
      const deployment = await Deployment.start(setup);
      await use(deployment);
      await deployment.stop();
    },
    { scope: 'worker', timeout: 900_000 },
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
    await use(`key-${randomUUID()}`);
  },
  newPerson: async ({ chromiumWithMedia, roomName }, use) => {
    const people: Person[] = [];
    await use(async (name, origin) => {
      // The authority is this deployment's own; that its certificates hold is a test of its own.
      const options = { ignoreHTTPSErrors: true };
      const person = await Person.arrive(chromiumWithMedia, { name, roomName, origin, options });
      people.push(person);
      return person;
    });
    await Promise.all(people.map((person) => person.depart()));
    expect(people.flatMap(({ policyViolations }) => policyViolations)).toEqual([]);
  },
  meet: async ({ newPerson }, use) => {
    await use(async (anasOrigin, biasOrigin) => {
      const [ana, bia] = [await newPerson(names.ana, anasOrigin), await newPerson(names.bia, biasOrigin)];
      for (const person of [ana, bia]) await person.join();
      for (const person of [ana, bia]) await expectToRise(person, allStreams);
      return [ana, bia];
    });
  },
});
