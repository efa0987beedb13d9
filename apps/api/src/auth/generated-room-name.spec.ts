import { describe, expect, test } from 'bun:test';
import { RoomName } from '@livemeet/shared-types';
import { generatedRoomName } from './generated-room-name.ts';

const names = Array.from({ length: 20_000 }, generatedRoomName);

describe('generatedRoomName', () => {
  test('is room- and 16 characters of lower-case base32, and a room name', () => {
    for (const name of names) expect(name).toMatch(/^room-[a-z2-7]{16}$/);
    expect(RoomName.safeParse(names[0]).success).toBe(true);
  });

  test('never comes twice', () => {
    expect(new Set(names).size).toBe(names.length);
  });

  test('favours no character at any position', () => {
    // χ² with 31 degrees of freedom goes beyond 100 once in 10^9; a character drawn twice as often makes it about 600.
    for (let position = 5; position < 21; position += 1) {
      const counts = new Map<string, number>();
      for (const name of names)
        counts.set(name.charAt(position), (counts.get(name.charAt(position)) ?? 0) + 1);
      const expected = names.length / 32;
      const chiSquared = [...counts.values()].reduce(
        (sum, count) => sum + (count - expected) ** 2 / expected,
        0,
      );
      expect(counts.size).toBe(32);
      expect(chiSquared).toBeLessThan(100);
    }
  });
});
