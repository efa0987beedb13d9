import { randomUUID } from 'node:crypto';
import { Person } from '../../e2e/person.ts';
import { arriveAtBarePage } from './arrive-at-bare-page.ts';
import type { Ground } from './ground.ts';

/** Two people in a room of LiveMeet and two in one of the bare page; what happens, happens to both at once. */
export type Pairs = Readonly<Record<'ours' | 'bare', readonly Person[]>>;

const names = ['Ana Souza', 'Bia Lima'];

/** Brings them in, each in a profile of their own; `prepare` comes before their first visit. Who came goes again in the end. */
export async function withPairs<T>(
  ground: Ground,
  prepare: (person: Person) => Promise<void>,
  work: (pairs: Pairs) => Promise<T>,
): Promise<T> {
  const { browser, stack } = ground;
  const room = randomUUID().slice(0, 8);
  const ours: Person[] = [];
  const bare: Person[] = [];
  try {
    for (const name of names) {
      const person = await Person.arrive(browser, { name, roomName: `ours-${room}`, origin: stack.url });
      ours.push(person);
      await prepare(person);
      await person.join();
      bare.push(await arriveAtBarePage(ground, name, `bare-${room}`, prepare));
    }
    return await work({ ours, bare });
  } finally {
    await Promise.all([...ours, ...bare].map((person) => person.depart()));
  }
}
