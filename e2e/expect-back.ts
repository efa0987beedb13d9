import { expect, type Locator } from '@playwright/test';
import { expectToRise } from './expect-to-rise.ts';
import type { Traffic } from './observe-media.ts';
import type { Person } from './person.ts';

/** What the issue asks for: sound and picture both ways, that soon after the network is back. */
export const backWithinMilliseconds = 15_000;

/** The notice that the connection is not as it should be. */
export function banner(
  { page }: Person,
  words: string | RegExp = /interrupted|Bringing you back|offline/,
): Locator {
  return page.getByRole('status').filter({ hasText: words });
}

/** Who is behind a tile, whatever their name. */
export const identityOf = (person: Person, name: string): Promise<string | null> =>
  person.tile(name).getAttribute('data-identity');

/** Waits until media flow on all these streams, each person one tile and no banner; answers with the milliseconds it took. */
export async function expectBack(people: [Person, readonly (keyof Traffic)[]][]): Promise<number> {
  const since = Date.now();
  await Promise.all(
    people.map(async ([person, streams]) => {
      const before = await person.bytes();
      await expect
        .poll(
          async () => {
            const now = await person.bytes();
            return streams.filter((stream) => now[stream] - before[stream] < 500);
          },
          { message: `${person.name}: these stand still`, timeout: backWithinMilliseconds },
        )
        .toEqual([]);
    }),
  );
  const took = Date.now() - since;
  for (const [person, streams] of people) {
    await expect(person.page.getByTestId('participant-tile')).toHaveCount(people.length);
    await expect(banner(person)).toBeHidden();
    await expectToRise(person, streams);
  }
  return took;
}
