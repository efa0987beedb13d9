import { describe, expect, test } from 'bun:test';
import { RoomName } from '@livemeet/shared-types';
import { makeRoomCode, parseRoomCode } from './room-code.ts';

/** Gives these bytes, one a call. */
function bytesOf(...values: number[]): (bytes: Uint8Array) => void {
  return (bytes) => bytes.fill(values.shift() ?? 0);
}

describe('makeRoomCode', () => {
  test('writes ten letters as 3-4-3', () => {
    expect(makeRoomCode(bytesOf(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))).toBe('abc-defg-hij');
  });

  test('throws away bytes that would favour some letters', () => {
    expect(makeRoomCode(bytesOf(255, 234, 233, 0, 0, 0, 0, 0, 0, 0, 0, 0))).toBe('zaa-aaaa-aaa');
  });

  test('is a room name, and never the same twice', () => {
    const codes = Array.from({ length: 2000 }, () => makeRoomCode((bytes) => crypto.getRandomValues(bytes)));
    for (const code of codes) expect(RoomName.safeParse(code).success).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });
});

describe('parseRoomCode', () => {
  test.each([
    ['abc-defg-hij', 'abc-defg-hij'],
    ['  abc-defg-hij \n', 'abc-defg-hij'],
    ['ABC-DEFG-HIJ', 'abc-defg-hij'],
    ['abcdefghij', 'abc-defg-hij'],
    ['Abcdefghij', 'abc-defg-hij'],
    ['abc defg hij', 'abc-defg-hij'],
    ['https://meet.example.org/r/abc-defg-hij', 'abc-defg-hij'],
    ['https://meet.example.org/r/abc-defg-hij?from=mail#top', 'abc-defg-hij'],
    ['https://meet.example.org/r/abc-defg-hij/', 'abc-defg-hij'],
    ['meet.example.org/r/Daily-Meeting-01', 'Daily-Meeting-01'],
    ['/r/ABC-DEFG-HIJ', 'ABC-DEFG-HIJ'],
    ['Daily-Meeting-01', 'Daily-Meeting-01'],
    ['room-0123456789abcdef', 'room-0123456789abcdef'],
    ['daily', 'daily'],
  ])('%p means %p', (typed, roomName) => {
    expect(parseRoomCode(typed)).toBe(roomName);
  });

  test.each([
    '',
    '   ',
    'two words',
    'a/b',
    'https://meet.example.org/',
    'https://example.org/r/a b',
    'reunião',
    'x'.repeat(65),
  ])('%p means no room', (typed) => {
    expect(parseRoomCode(typed)).toBeNull();
  });
});
