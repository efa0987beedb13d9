import { expect, test } from 'bun:test';
import { ParticipantInfo_State } from 'livekit-server-sdk';
import { participantsInside } from './participants-inside.ts';

const { JOINING, JOINED, ACTIVE, DISCONNECTED } = ParticipantInfo_State;

test.each([
  [[], 0],
  [[JOINING], 0],
  [[JOINED], 1],
  [[ACTIVE], 1],
  [[DISCONNECTED], 0],
  [[ACTIVE, JOINING, JOINED, DISCONNECTED, ACTIVE], 3],
])('states %j are %i inside', (states, inside) => {
  expect(participantsInside(states.map((state) => ({ state })))).toBe(inside);
});
