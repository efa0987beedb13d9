import { expect, test } from 'bun:test';
import { DisconnectReason } from '@livekit/protocol';
import { leftReasonOf, leftReasons } from './left-reason.ts';

test('every reason LiveKit can name is on the list, and five more', () => {
  const names = Object.values(DisconnectReason).filter((value) => typeof value === 'string');
  expect(names.length).toBeGreaterThan(10);
  expect<string[]>([...leftReasons].sort()).toEqual(
    [...names, 'NOT_SEEN', 'OTHER', 'ROOM_FINISHED', 'SERVER_LOST', 'SUPERSEDED'].sort(),
  );
});

test.each([
  ['CLIENT_INITIATED', 'CLIENT_INITIATED'],
  ['ROOM_FINISHED', 'ROOM_FINISHED'],
  ['99', 'OTHER'],
  ['Ana', 'OTHER'],
  ['', 'OTHER'],
  [null, 'OTHER'],
] as const)('%p counts as %s', (reason, label) => {
  expect(leftReasonOf(reason)).toBe(label);
});
