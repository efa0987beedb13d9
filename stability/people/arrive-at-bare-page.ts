import { Person } from '../../e2e/person.ts';
import type { Ground } from './ground.ts';

/** Someone on the bare page, connected; observed as a {@link Person} of LiveMeet is. */
export async function arriveAtBarePage(
  ground: Ground,
  name: string,
  roomName: string,
  prepare: (person: Person) => Promise<void> = async () => {},
): Promise<Person> {
  const person = await Person.arrive(ground.browser, { name, roomName, origin: ground.bare.url });
  await prepare(person);
  await person.page.goto(bareAddress(ground, name, roomName));
  await person.page.locator('body[data-state=connected]').waitFor({ state: 'attached' });
  return person;
}

/** Where someone gets into a room of the bare page. */
export function bareAddress({ bare, stack }: Ground, name: string, roomName: string): string {
  return `${bare.url}/?${new URLSearchParams({ name, room: roomName, sfu: stack.sfuUrl })}`;
}
