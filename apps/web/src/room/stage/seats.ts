import { silenceOf, speechOf, type Voices } from './voices.ts';

/** Who was heard so short a time ago, in milliseconds, is still in the conversation and keeps the place. */
const shortestRest = 3000;

/**
 * Everyone's seat once these people are present. Who stays keeps the seat; who comes takes one that was left, else the
 * end; a seat still free goes to the last in the row, so that one person moves for each who left. The same array when
 * nothing changes.
 */
export function takeSeats(seats: readonly string[], present: readonly string[]): readonly string[] {
  const here = new Set(present);
  const seated = new Set(seats);
  const coming = present.filter((identity) => !seated.has(identity));
  if (coming.length === 0 && seats.every((identity) => here.has(identity))) return seats;

  const row = seats.map((identity) => (here.has(identity) ? identity : (coming.shift() ?? null)));
  row.push(...coming);
  for (let free = row.indexOf(null); free >= 0; free = row.indexOf(null)) {
    const last = row.pop() ?? null;
    if (free < row.length) row[free] = last;
  }
  return row.filter((identity) => identity !== null);
}

type FirstPage = {
  /** How many seats the first page has. */
  size: number;
  /** Who is seen now, on whatever page. */
  seen: ReadonlySet<string>;
};

/**
 * The seats once who speaks, and is neither seen nor on the first page, has changed places with who on it has been silent
 * longest (of several as silent, the last). Nobody else moves. The same array when nobody does.
 */
export function bringForward(
  seats: readonly string[],
  { size, seen }: FirstPage,
  voices: Voices,
  now: number,
): readonly string[] {
  const speech = (identity: string): number => speechOf(voices.get(identity), now);
  const silence = (identity: string): number => silenceOf(voices.get(identity), now);
  const speakers = seats
    .slice(size)
    .filter((identity) => speech(identity) > 0 && !seen.has(identity))
    .toSorted((a, b) => speech(b) - speech(a));

  let row = seats;
  for (const speaker of speakers) {
    const silent = row
      .slice(0, size)
      .filter((identity) => silence(identity) >= shortestRest)
      .reduce<string | null>((a, b) => (a !== null && silence(a) > silence(b) ? a : b), null);
    if (silent === null) break;
    row = swapped(row, speaker, silent);
  }
  return row;
}

/** The seats once these two have changed places. */
export function swapped(row: readonly string[], one: string, other: string): readonly string[] {
  return row.map((identity) => (identity === one ? other : identity === other ? one : identity));
}

/** The seats once some of their people sit in another order among themselves; the others stay where they are. */
export function reseated(
  seats: readonly string[],
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  const seatOf = new Map(before.map((identity, index) => [identity, after[index] ?? identity]));
  return seats.map((identity) => seatOf.get(identity) ?? identity);
}
