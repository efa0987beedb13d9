import { expect, test } from 'bun:test';
import { tokenLimits } from './token-limits.ts';

test.each([
  ['a room', { roomName: 'Daily-Meeting-01' }, 'Daily-Meeting-01'],
  ['a room as LiveKit spells it', { room_name: 'Daily-Meeting-01' }, 'Daily-Meeting-01'],
  ['another case of it', { roomName: 'daily-meeting-01' }, 'daily-meeting-01'],
  ['no room', { participantName: 'Ana' }, null],
  ['what is no room name', { roomName: 'a b' }, null],
  ['a long one', { roomName: 'x'.repeat(4000) }, null],
  ['a number', { roomName: 7 }, null],
  ['a list', ['Daily-Meeting-01'], null],
  ['null', null, null],
  ['nothing', undefined, null],
])('a body with %s counts for its room alone', (_what, body, room) => {
  const keys = tokenLimits.map((limit) => limit.keyOf({ ip: '::ffff:203.0.113.7', body }));
  expect(keys).toEqual(['203.0.113.7', room, 'all']);
});
