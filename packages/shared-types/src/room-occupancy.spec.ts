import { expect, test } from 'bun:test';
import { RoomOccupancy } from './room-occupancy.ts';

test.each([0, 1, 100])('takes %p participants', (participants) => {
  expect(RoomOccupancy.parse({ participants })).toEqual({ participants });
});

test.each([
  ['less than none', { participants: -1 }],
  ['half a participant', { participants: 1.5 }],
  ['text', { participants: '1' }],
  ['nothing', {}],
  ['who they are', { participants: 1, names: ['Ana'] }],
])('refuses %s', (_what, body) => {
  expect(RoomOccupancy.safeParse(body).success).toBe(false);
});
