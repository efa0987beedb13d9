import type { Person } from '../../e2e/person.ts';

/** Tiles too many or too few, on the screens of everyone who is in a room. */
export async function ghostTiles(people: readonly Person[]): Promise<number> {
  const counts = await Promise.all(people.map(({ page }) => page.getByTestId('participant-tile').count()));
  return counts.reduce((sum, count) => sum + Math.abs(count - people.length), 0);
}
