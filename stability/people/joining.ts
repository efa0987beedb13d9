import { randomUUID } from 'node:crypto';
import { Person } from '../../e2e/person.ts';
import { flowsAt, streams } from '../accounting/traffic.ts';
import { arriveAtBarePage, bareAddress } from './arrive-at-bare-page.ts';
import type { PageKind } from './come-in.ts';
import type { Ground } from './ground.ts';
import { flowing, watchTraffic } from './watch-traffic.ts';

/**
 * How long it takes somebody to get in where one person is already, until both hear and see each other: from the click on
 * Join in a lobby that is all there; on the bare page, which has no lobby, from where it begins to connect. In milliseconds.
 */
export async function joining(ground: Ground, page: PageKind): Promise<number> {
  const roomName = `joining-${randomUUID().slice(0, 8)}`;
  const people: Person[] = [];
  try {
    const first = await (page === 'ours' ? arriveInCall : arriveAtBarePage)(ground, 'Ana Souza', roomName);
    people.push(first);
    const watch = await watchTraffic(first);
    const origin = page === 'ours' ? ground.stack.url : ground.bare.url;
    const second = await Person.arrive(ground.browser, { name: 'Bia Lima', roomName, origin });
    people.push(second);
    const { since, watch: otherWatch } = await (page === 'ours'
      ? joinFromLobby(second)
      : joinBarePage(ground, second, roomName));
    const watches = [watch, otherWatch];
    await flowing(watches, since);
    const samples = await Promise.all(watches.map((read) => read()));
    const flowed = samples.flatMap((each) => streams.map((stream) => flowsAt(each, stream, since)));
    return Math.max(...flowed.map((at) => at ?? Number.POSITIVE_INFINITY)) - since;
  } finally {
    await Promise.all(people.map((person) => person.depart()));
  }
}

async function arriveInCall({ browser, stack }: Ground, name: string, roomName: string): Promise<Person> {
  const person = await Person.arrive(browser, { name, roomName, origin: stack.url });
  await person.join();
  return person;
}

async function joinFromLobby(person: Person) {
  await person.openLobby();
  await person.page.waitForLoadState('networkidle');
  const watch = await watchTraffic(person);
  const since = Date.now();
  await person.button('Join now').click();
  return { since, watch };
}

async function joinBarePage(ground: Ground, { name, page }: Person, roomName: string) {
  await page.goto(bareAddress(ground, name, roomName));
  const watch = await watchTraffic({ page });
  const since = await page.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('joins')[0]?.startTime ?? 0),
  );
  return { since, watch };
}
