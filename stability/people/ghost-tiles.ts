import type { Person } from '../../e2e/person.ts';

/** Tiles too many or too few on the screens of these people, who are in a room of so many. */
export async function ghostTiles(people: readonly Person[], inside = people.length): Promise<number> {
  const counts = await Promise.all(people.map(({ page }) => page.getByTestId('participant-tile').count()));
  return counts.reduce((sum, count) => sum + Math.abs(count - inside), 0);
}
