import { randomUUID } from 'node:crypto';
import type { Browser } from '@playwright/test';
import { Person } from '../../e2e/person.ts';
import { manySyntheticPeople, type SyntheticPerson } from '../../e2e/synthetic-people.ts';
import { arriveAtBarePage } from './arrive-at-bare-page.ts';
import type { Ground } from './ground.ts';

/** More tabs than these measure two cores rather than a room: beyond them people have no browser, and only send. */
const mostTabs = 4;
const tabNames = ['Ana Souza', 'Beto Dias', 'Clara Nunes', 'Dora Maia'];

/** A room of so many people, those with a tab and those without. */
export type FullRoom = {
  readonly tabs: readonly Person[];
  readonly withoutBrowser: readonly SyntheticPerson[];
};

/** Fills a room of LiveMeet or of the bare page, in this browser; empties it afterwards. */
export async function withFullRoom<T>(
  ground: Ground,
  browser: Browser,
  page: 'ours' | 'bare',
  count: number,
  work: (room: FullRoom) => Promise<T>,
): Promise<T> {
  const { stack } = ground;
  const roomName = `${page}-${count}-${randomUUID().slice(0, 8)}`;
  const tabs: Person[] = [];
  let withoutBrowser: SyntheticPerson[] = [];
  try {
    for (const name of tabNames.slice(0, Math.min(count, mostTabs))) {
      if (page === 'bare') {
        tabs.push(await arriveAtBarePage({ ...ground, browser }, name, roomName));
        continue;
      }
      const person = await Person.arrive(browser, { name, roomName, origin: stack.url });
      tabs.push(person);
      await person.join();
    }
    withoutBrowser = await manySyntheticPeople(stack, roomName, count - tabs.length);
    for (const person of withoutBrowser) (await person.turnOnMicrophone()).speak(true);
    return await work({ tabs, withoutBrowser });
  } finally {
    for (const person of withoutBrowser) await person.leave();
    await Promise.all(tabs.map((person) => person.depart()));
  }
}
