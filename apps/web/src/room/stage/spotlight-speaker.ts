import { silenceOf, speechOf, type Voices } from './voices.ts';

/** Who has the large picture keeps it through a silence as short as this, in milliseconds. */
const shortestRest = 1500;

/** Whom the large picture shows: who speaks, until they have been silent a while and another speaks. */
export function spotlightSpeaker(
  current: string | null,
  present: readonly string[],
  voices: Voices,
  now: number,
): string | null {
  const isHere = current !== null && present.includes(current);
  if (isHere && silenceOf(voices.get(current), now) < shortestRest) return current;
  const [loudest] = present
    .filter((identity) => speechOf(voices.get(identity), now) > 0)
    .toSorted((a, b) => speechOf(voices.get(b), now) - speechOf(voices.get(a), now));
  return loudest ?? (isHere ? current : (present[0] ?? null));
}
