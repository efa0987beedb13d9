import type { Person } from '../../e2e/person.ts';
import { leastBytes } from '../accounting/traffic.ts';

/** Streams that brought something, of all people together. */
export type FlowingPairs = { readonly sound: number; readonly picture: number };

/** What flows while something is awaited: each pair of people is one stream of sound and one of pictures each way. */
export async function flowingPairs(
  people: readonly Person[],
  meanwhile: Promise<void>,
): Promise<FlowingPairs> {
  const read = () =>
    Promise.all(
      people.map(async (person) => ({
        sound: await streams(person, 'audio'),
        picture: await streams(person, 'video'),
      })),
    );
  const before = await read();
  await meanwhile;
  const after = await read();
  const rose = (kind: keyof FlowingPairs): number =>
    after.reduce((sum, person, index) => {
      const old = before[index]?.[kind] ?? {};
      const risen = Object.entries(person[kind]).filter(
        ([id, bytes]) => bytes - (old[id] ?? 0) >= leastBytes,
      );
      return sum + risen.length;
    }, 0);
  return { sound: rose('sound'), picture: rose('picture') };
}

function streams({ page }: Person, kind: 'audio' | 'video'): Promise<Record<string, number>> {
  return page.evaluate((wanted) => window.observedMedia.streams(wanted), kind);
}
