import { randomUUID } from 'node:crypto';
import type { Person } from '../../e2e/person.ts';
import { comeIn, type PageKind } from './come-in.ts';
import type { Ground } from './ground.ts';

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
    for (const name of names) people.push(await comeIn(ground, page, name, roomName, prepare));
    return await work(people);
  } finally {
    await Promise.all(people.map((person) => person.depart()));
  }
}
