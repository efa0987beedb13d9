import { Person } from '../../e2e/person.ts';
import { arriveAtBarePage } from './arrive-at-bare-page.ts';
import type { Ground } from './ground.ts';

/** Whose page: LiveMeet's, or the bare one. */
export type PageKind = 'ours' | 'bare';

/** Someone in a room of one of the pages, in a profile of their own; `prepare` comes before their first visit. */
export async function comeIn(
  ground: Ground,
  page: PageKind,
  name: string,
  roomName: string,
  prepare: (person: Person) => Promise<void> = async () => {},
): Promise<Person> {
  if (page === 'bare') return arriveAtBarePage(ground, name, roomName, prepare);
  const person = await Person.arrive(ground.browser, { name, roomName, origin: ground.stack.url });
  await prepare(person);
  await person.join();
  return person;
}
