import { describe, expect, test } from 'bun:test';
import { RoomName } from './room-name.ts';

describe('RoomName', () => {
  test.each([
    'a',
    '7',
    'abc-defg-hij',
    'room-0123456789abcdef',
    'Daily-Meeting-01',
    'a_b',
    'a--b',
    'x'.repeat(64),
  ])('takes %p as it is', (name) => {
    expect(RoomName.parse(name)).toBe(name);
  });

  test.each([
    ['nothing', ''],
    ['65 characters', 'x'.repeat(65)],
    ['a space', 'my room'],
    ['a space at its end', 'room '],
    ['a hyphen first', '-room'],
    ['an underscore last', 'room_'],
    ['a slash', 'a/b'],
    ['a path upwards', 'a/../b'],
    ['an encoded slash', '%2e%2e'],
    ['a line break', 'room\n'],
    ['a NUL', 'ro\0om'],
    ['a letter with an accent', 'reunião'],
    ['a look-alike letter', 'dаily'],
    ['an emoji', 'room😀'],
    ['a bidi control', 'room\u202exyz'],
    ['a number', 42],
    ['null', null],
  ])('refuses %s', (_what, name) => {
    expect(RoomName.safeParse(name).success).toBe(false);
  });
});
