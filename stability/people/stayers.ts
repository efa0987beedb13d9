import { Person } from '../../e2e/person.ts';
import { manySyntheticPeople } from '../../e2e/synthetic-people.ts';
import type { FullRoom } from './full-room.ts';
import type { Ground } from './ground.ts';

const tabNames = ['Beto Dias', 'Dora Maia'];
/** With these there are never so few that the layout becomes that of two people, who have other places. */
const withoutBrowserCount = 2;

/** Brings in those who stay while others come and go: two with a tab, and two without a browser. */
export async function withStayers<T>(
  { browser, stack }: Ground,
  roomName: string,
  work: (room: FullRoom) => Promise<T>,
): Promise<T> {
  const tabs: Person[] = [];
  for (const name of tabNames) {
    const person = await Person.arrive(browser, { name, roomName, origin: stack.url });
    tabs.push(person);
    await person.join();
  }
  const withoutBrowser = await manySyntheticPeople(stack, roomName, withoutBrowserCount);
  try {
    return await work({ tabs, withoutBrowser });
  } finally {
    for (const person of withoutBrowser) await person.leave();
    await Promise.all(tabs.map((person) => person.depart()));
  }
}
