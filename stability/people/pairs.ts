import { randomUUID } from 'node:crypto';
import { Person } from '../../e2e/person.ts';
import { arriveAtBarePage } from './arrive-at-bare-page.ts';
import type { Ground } from './ground.ts';

/** Whose page: LiveMeet's, or the bare one. */
export type PageKind = 'ours' | 'bare';

/** Two people in a room of LiveMeet and two in one of the bare page; what happens, happens to both at once. */
export type Pairs = Readonly<Record<PageKind, readonly Person[]>>;

export type Prepare = (person: Person) => Promise<void>;

const names = ['Ana Souza', 'Bia Lima'];

/** Brings them in, each in a profile of their own; `prepare` comes before their first visit. Who came goes again in the end. */
export async function withPairs<T>(
  ground: Ground,
  prepare: Prepare,
  work: (pairs: Pairs) => Promise<T>,
): Promise<T> {
  return withPair(ground, 'ours', prepare, (ours) =>
    withPair(ground, 'bare', prepare, (bare) => work({ ours, bare })),
  );
}

/** Two people on one of the pages. */
export async function withPair<T>(
  ground: Ground,
  page: PageKind,
  prepare: Prepare,
  work: (people: readonly Person[]) => Promise<T>,
): Promise<T> {
  const roomName = `${page}-${randomUUID().slice(0, 8)}`;
  const people: Person[] = [];
  try {
    for (const name of names) {
      if (page === 'bare') {
        people.push(await arriveAtBarePage(ground, name, roomName, prepare));
        continue;
      }
      const person = await Person.arrive(ground.browser, { name, roomName, origin: ground.stack.url });
      people.push(person);
      await prepare(person);
      await person.join();
    }
    return await work(people);
  } finally {
    await Promise.all(people.map((person) => person.depart()));
  }
}
