import { SeededRandom } from './seeded-random.ts';

/** A meeting of the day; seconds from midnight. */
export type Meeting = { readonly beginsAt: number; readonly endsAt: number; readonly size: number };

export type DayShape = {
  /** At once, at the busiest moment of the day; what comes out is near it. */
  readonly participants: number;
  readonly roomSize: number;
  readonly callMinutes: number;
  /** What no room is larger than. */
  readonly mostInRoom: number;
  readonly seed: number;
};

/** How many meetings begin in which hour, in proportion: an office's day, with two humps. Assumed. */
const hours = [0, 0, 0, 0, 0, 1, 2, 5, 9, 13, 14, 11, 7, 10, 13, 12, 8, 5, 3, 2, 1, 1, 0, 0];

/** At the full hour, at the half, at any other time. Assumed. */
const beginnings = [5, 3, 2];

/** Those who begin together do so within a minute; no call is shorter than one minute or longer than four hours. */
const spreadSeconds = 60;
const leastSeconds = 60;
const mostSeconds = 4 * 3600;

/**
 * The meetings of a day by the time they begin: the sizes and the lengths are drawn, with a long tail each, around their
 * means. The same shape and seed give the same day.
 */
export function simulatedDay(shape: DayShape): readonly Meeting[] {
  // A first day of a guessed number of meetings says how many it takes for the peak that is asked for.
  const guess = Math.ceil((shape.participants / shape.roomSize) * 8);
  const factor = shape.participants / peakOf(drawDay(shape, guess));
  return drawDay(shape, Math.max(1, Math.round(guess * factor)));
}

/** The most people at once. */
export function peakOf(meetings: readonly Meeting[]): number {
  const changes = meetings.flatMap(({ beginsAt, endsAt, size }) => [
    { at: beginsAt, by: size },
    { at: endsAt, by: -size },
  ]);
  // Who leaves at a moment goes before who comes.
  changes.sort((one, other) => one.at - other.at || one.by - other.by);
  let present = 0;
  let peak = 0;
  for (const { by } of changes) {
    present += by;
    peak = Math.max(peak, present);
  }
  return peak;
}

/** The most who come within one second, and within a minute. */
export function rushOf(meetings: readonly Meeting[]): { readonly second: number; readonly minute: number } {
  const perSecond = new Map<number, number>();
  const perMinute = new Map<number, number>();
  for (const { beginsAt, size } of meetings) {
    add(perSecond, Math.floor(beginsAt), size);
    add(perMinute, Math.floor(beginsAt / 60), size);
  }
  return { second: most(perSecond), minute: most(perMinute) };
}

function drawDay(shape: DayShape, count: number): readonly Meeting[] {
  const random = new SeededRandom(shape.seed);
  const meetings = Array.from({ length: count }, () => drawMeeting(random, shape));
  return meetings.sort((one, other) => one.beginsAt - other.beginsAt);
}

function drawMeeting(random: SeededRandom, { roomSize, callMinutes, mostInRoom }: DayShape): Meeting {
  const hour = random.weighted(hours);
  const kind = random.weighted(beginnings);
  const second = kind === 2 ? random.next() * 3600 : kind * 1800 + random.next() * spreadSeconds;
  const beginsAt = hour * 3600 + second;
  const length = Math.min(Math.max(random.exponential(callMinutes * 60), leastSeconds), mostSeconds);
  const size = Math.min(2 + Math.round(random.exponential(Math.max(0, roomSize - 2))), mostInRoom);
  return { beginsAt, endsAt: beginsAt + length, size };
}

function add(counts: Map<number, number>, key: number, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function most(counts: ReadonlyMap<number, number>): number {
  let highest = 0;
  for (const count of counts.values()) highest = Math.max(highest, count);
  return highest;
}
