import { describe, expect, test } from 'bun:test';
import { peakOf, rushOf, simulatedDay } from './simulated-day.ts';

const shape = { participants: 2_000, roomSize: 8, callMinutes: 45, mostInRoom: 100, seed: 1 };

describe('a day', () => {
  test('is the same for the same seed, another for another', () => {
    expect(simulatedDay(shape)).toEqual(simulatedDay(shape));
    expect(simulatedDay({ ...shape, seed: 2 })).not.toEqual(simulatedDay(shape));
  });

  test('has its meetings in order, none smaller than two or larger than a room', () => {
    const day = simulatedDay({ ...shape, mostInRoom: 30 });
    expect(day.length).toBeGreaterThan(1000);
    const begins = day.map(({ beginsAt }) => beginsAt);
    expect(begins).toEqual([...begins].sort((one, other) => one - other));
    expect(day.filter(({ size }) => size < 2 || size > 30)).toEqual([]);
    expect(day.filter(({ beginsAt, endsAt }) => endsAt - beginsAt < 60)).toEqual([]);
  });

  test.each([
    [1_000, 8],
    [5_000, 3],
    [5_000, 20],
  ])('of %i at its peak, in rooms of %i, comes near both', (participants, roomSize) => {
    const day = simulatedDay({ ...shape, participants, roomSize });
    const sizes = day.reduce((total, { size }) => total + size, 0) / day.length;
    expect(Math.abs(peakOf(day) / participants - 1)).toBeLessThan(0.1);
    expect(Math.abs(sizes / roomSize - 1)).toBeLessThan(0.1);
  });
});

const meetings = [
  { beginsAt: 0, endsAt: 100, size: 3 },
  { beginsAt: 10.2, endsAt: 20, size: 5 },
  { beginsAt: 10.9, endsAt: 70, size: 2 },
  { beginsAt: 20, endsAt: 70, size: 5 },
];

test('the peak is the most at once; who goes at a moment is gone for who comes', () => {
  expect(peakOf(meetings)).toBe(10);
  expect(peakOf([])).toBe(0);
});

test('the rush is the most that begin within a second and a minute', () => {
  expect(rushOf(meetings)).toEqual({ second: 7, minute: 15 });
});
