import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import { bringForward, reseated, swapped, takeSeats } from './seats.ts';
import { hear, type Voice, type Voices } from './voices.ts';

const words = (text: string): string[] => text.split(' ').filter(Boolean);

describe('takeSeats', () => {
  test.each([
    ['who comes first sits as they came', '', 'a b c', 'a b c'],
    ['who comes later sits at the end', 'a b', 'a b c', 'a b c'],
    ['who stays keeps the seat, in whatever order they are told', 'a b c', 'c b a', 'a b c'],
    ['the last fills the gap of who left', 'a b c d', 'a c d', 'a d c'],
    ['when the last leaves nobody moves', 'a b c', 'a b', 'a b'],
    ['two who leave are replaced by two', 'a b c d e f', 'c d e f', 'f e c d'],
    ['who comes as another leaves takes that seat', 'a b c', 'a c d', 'a d c'],
    ['everyone leaves', 'a b', '', ''],
  ])('%s', (_what, seats, present, expected) => {
    expect(takeSeats(words(seats), words(present))).toEqual(words(expected));
  });

  test('is the same array when nobody comes or leaves', () => {
    const seats = ['a', 'b'];
    expect(takeSeats(seats, ['b', 'a'])).toBe(seats);
  });

  const people = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnop'), { maxLength: 16 });

  test('seats everyone once, and moves at most one person for each who left', () => {
    fc.assert(
      fc.property(people, people, (before, present) => {
        const after = takeSeats(before, present);
        expect(after.toSorted()).toEqual(present.toSorted());
        const left = before.filter((identity) => !present.includes(identity)).length;
        const moved = before.filter(
          (identity, seat) => present.includes(identity) && after[seat] !== identity,
        );
        expect(moved.length).toBeLessThanOrEqual(left);
      }),
    );
  });
});

test.each([
  ['some in another order among themselves', 'a b c d e', 'b c e', 'e c b', 'a e c d b'],
  ['nobody', 'a b c', '', '', 'a b c'],
])('reseats %s', (_what, all, before, after, expected) => {
  expect(reseated(words(all), words(before), words(after))).toEqual(words(expected));
});

test('two change places', () => {
  expect(swapped(words('a b c d'), 'd', 'b')).toEqual(words('a d c b'));
});

const now = 100_000;
const speaking = (milliseconds: number): Voice => ({ since: now - milliseconds, until: null });
const silent = (milliseconds: number): Voice => ({ since: 0, until: now - milliseconds });
const seats = words('a b c d e f');
const nothingSeen: ReadonlySet<string> = new Set();

describe('bringForward, with three seats on the first page', () => {
  test.each<[string, [string, Voice][], string]>([
    ['silence moves nothing', [], 'a b c d e f'],
    ['who speaks on the first page moves nothing', [['b', speaking(5000)]], 'a b c d e f'],
    [
      'who speaks off-page takes the seat of who never spoke, the last of them',
      [['e', speaking(1200)]],
      'a b e d c f',
    ],
    [
      'and of those who spoke, of who has been silent longest',
      [
        ['a', silent(9000)],
        ['b', silent(40_000)],
        ['c', silent(5000)],
        ['e', speaking(1200)],
      ],
      'a e c d b f',
    ],
    ['a sound of less than a second moves nothing', [['e', speaking(900)]], 'a b c d e f'],
    [
      'who spoke a moment ago keeps the seat',
      [
        ['a', silent(2000)],
        ['b', speaking(100)],
        ['c', silent(2900)],
        ['e', speaking(6000)],
      ],
      'a b c d e f',
    ],
    [
      'two speakers move two, who has spoken longer first',
      [
        ['a', silent(4000)],
        ['b', speaking(3000)],
        ['d', speaking(1500)],
        ['f', speaking(2500)],
      ],
      'd b f a e c',
    ],
    [
      'of two speakers and one free seat, who has spoken longer comes',
      [
        ['a', speaking(4000)],
        ['b', speaking(3000)],
        ['d', speaking(1500)],
        ['f', speaking(2500)],
      ],
      'a b f d e c',
    ],
  ])('%s', (_what, voices, expected) => {
    const result = bringForward(seats, { size: 3, seen: nothingSeen }, new Map(voices), now);
    expect(result).toEqual(words(expected));
  });

  test('who is seen on the page one looks at stays there', () => {
    const voices = new Map([['e', speaking(5000)]]);
    expect(bringForward(seats, { size: 3, seen: new Set(words('d e f')) }, voices, now)).toBe(seats);
  });

  test('of nobody who moves the array is the same', () => {
    expect(bringForward(seats, { size: 3, seen: nothingSeen }, new Map(), now)).toBe(seats);
  });
});

describe('any conversation', () => {
  const moment = fc.uniqueArray(fc.constantFrom(...seats), { maxLength: 3 });
  const step = 250;
  const loud = (identities: string[]): { identity: string; level: number }[] =>
    identities.map((identity) => ({ identity, level: 0.3 }));

  test('moves two for each speaker who comes forward and nobody else; once done it is done', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (moments, size) => {
        const page = { size, seen: nothingSeen };
        let voices: Voices = new Map();
        let row: readonly string[] = seats;
        for (const [index, identities] of moments.entries()) {
          voices = hear(voices, loud(identities), index * step);
          const next = bringForward(row, page, voices, index * step);
          const moved = row.filter((identity, seat) => next[seat] !== identity);
          const forward = moved.filter((identity) => next.indexOf(identity) < row.indexOf(identity));
          expect(moved.length).toBe(2 * forward.length);
          for (const identity of forward) expect(identities).toContain(identity);
          expect(next.toSorted()).toEqual([...seats]);
          expect(bringForward(next, page, voices, index * step)).toBe(next);
          row = next;
        }
      }),
    );
  });

  test('gives a place of the first page to another at most once in three seconds', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 120 }), (moments) => {
        let voices: Voices = new Map();
        let row: readonly string[] = seats;
        const takenAt = new Map<string, number>();
        for (const [index, identities] of moments.entries()) {
          const now = index * step;
          voices = hear(voices, loud(identities), now);
          const next = bringForward(row, { size: 2, seen: nothingSeen }, voices, now);
          for (const seat of [0, 1]) {
            const [before, after] = [row[seat] ?? '', next[seat] ?? ''];
            if (before === after) continue;
            expect(now - (takenAt.get(before) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(3000);
            takenAt.set(after, now);
          }
          row = next;
        }
      }),
    );
  });
});
