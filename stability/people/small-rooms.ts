import { randomUUID } from 'node:crypto';
import type { Person } from '../../e2e/person.ts';
import { SyntheticPerson } from '../../e2e/synthetic-people.ts';
import { leastBytes } from '../accounting/traffic.ts';
import { comeIn, type PageKind } from './come-in.ts';
import type { Ground } from './ground.ts';

/** A room of two. No name is in two rooms, so that whoever is seen is known to be of this one or of another. */
export type SmallRoom = {
  readonly roomName: string;
  /** Whose page its two people have; null for people without a browser. */
  readonly page: PageKind | null;
  readonly people: readonly Occupant[];
};

/** One of the two, and what they have of others. */
export type Occupant = {
  readonly name: string;
  /** The names of others they see. */
  others(): Promise<readonly string[]>;
  /** How much each stream of sound, and each of pictures, has brought so far. */
  sounds(): Promise<Readonly<Record<string, number>>>;
  pictures(): Promise<Readonly<Record<string, number>>>;
  /** A stream that brings less in a window of time does not flow. */
  readonly leastRise: number;
  leave(): Promise<void>;
};

/** Loud pieces of 10 ms: a second of sound. */
const leastPieces = 100;

/** Fills so many rooms, one after the other, and empties them all afterwards: the first of LiveMeet's page, the second of the bare one. */
export async function withSmallRooms<T>(
  ground: Ground,
  count: number,
  work: (rooms: readonly SmallRoom[]) => Promise<T>,
): Promise<T> {
  const inside: Occupant[] = [];
  const entered = (occupant: Occupant): Occupant => {
    inside.push(occupant);
    return occupant;
  };
  try {
    const rooms: SmallRoom[] = [];
    for (let index = 0; index < count; index += 1) {
      const page = (['ours', 'bare'] as const)[index] ?? null;
      const roomName = `small-${page ?? 'sfu'}-${randomUUID().slice(0, 8)}`;
      const enter = async (name: string, address: string): Promise<Occupant> =>
        entered(
          page === null
            ? await withoutBrowser(ground, roomName, name, address)
            : occupantOf(await comeIn(ground, page, name, roomName), page),
        );
      // An address each: one alone is not given so many tokens a minute.
      const people = [
        await enter(`Ana ${index}`, `10.3.${count}.${index * 2}`),
        await enter(`Bia ${index}`, `10.3.${count}.${index * 2 + 1}`),
      ];
      rooms.push({ roomName, page, people });
    }
    return await work(rooms);
  } finally {
    await Promise.all(inside.map((occupant) => occupant.leave()));
  }
}

function occupantOf(person: Person, page: PageKind): Occupant {
  const streams = (kind: 'audio' | 'video') =>
    person.page.evaluate((wanted) => window.observedMedia.streams(wanted), kind);
  return {
    name: person.name,
    others: () => (page === 'bare' ? person.page.evaluate(() => window.bareCall.others()) : onTiles(person)),
    sounds: () => streams('audio'),
    pictures: () => streams('video'),
    leastRise: leastBytes,
    leave: () => person.depart(),
  };
}

/** The names on all tiles but one's own. */
async function onTiles({ name, page }: Person): Promise<string[]> {
  const names = await page.getByTestId('participant-tile').locator('figcaption bdi').allTextContents();
  return names.filter((each) => each !== `${name} (you)`);
}

async function withoutBrowser(
  { stack }: Ground,
  roomName: string,
  name: string,
  address: string,
): Promise<Occupant> {
  const person = await SyntheticPerson.enter(stack, roomName, name, address);
  const heard = person.listen();
  await person.turnOnCamera();
  (await person.turnOnMicrophone()).speak(true);
  return {
    name,
    others: async () => person.others,
    sounds: async () => Object.fromEntries(heard()),
    // They ask for none.
    pictures: async () => ({}),
    leastRise: leastPieces,
    leave: () => person.leave(),
  };
}
