import { Person } from '../../e2e/person.ts';
import type { Ground } from './ground.ts';

/** Someone on the bare page, connected; observed as a {@link Person} of LiveMeet is. */
export async function arriveAtBarePage(
  { browser, bare, stack }: Ground,
  name: string,
  roomName: string,
  prepare: (person: Person) => Promise<void> = async () => {},
): Promise<Person> {
  const person = await Person.arrive(browser, { name, roomName, origin: bare.url });
  await prepare(person);
  const query = new URLSearchParams({ name, room: roomName, sfu: stack.sfuUrl });
  await person.page.goto(`${bare.url}/?${query}`);
  await person.page.locator('body[data-state=connected]').waitFor({ state: 'attached' });
  return person;
}
