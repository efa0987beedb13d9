import { describe, expect, test } from 'bun:test';
import { presenceAfter, type SessionEvent, type SessionPresence, statusOf } from './session-lifecycle.ts';

const at = (second: number, millisecond = 0) => new Date(Date.UTC(2026, 0, 1, 12, 0, second, millisecond));
const room = { roomName: 'Daily', roomSid: 'RM_1' };
const ana = { identity: 'p_1', participantSid: 'PA_1', joinedAt: at(10, 500), ...room };

const joined: SessionEvent = { kind: 'participantJoined', ...ana };
const left: SessionEvent = { kind: 'participantLeft', ...ana, leftAt: at(40), reason: 'CLIENT_INITIATED' };
const leftAgain: SessionEvent = {
  kind: 'participantLeft',
  ...ana,
  leftAt: at(50),
  reason: 'DUPLICATE_IDENTITY',
};
const leftAtOnce: SessionEvent = {
  kind: 'participantLeft',
  ...ana,
  leftAt: at(10),
  reason: 'CLIENT_INITIATED',
};
const otherLeft: SessionEvent = { ...left, participantSid: 'PA_2' };
const finished: SessionEvent = { kind: 'roomFinished', ...room, finishedAt: at(60) };
const otherFinished: SessionEvent = {
  kind: 'roomFinished',
  roomName: 'Daily',
  roomSid: 'RM_2',
  finishedAt: at(60),
};

const issuedNow: SessionPresence = {
  participantSid: null,
  roomSid: null,
  joinedAt: null,
  leftAt: null,
  leftReason: null,
};
const joinedNow: SessionPresence = {
  ...issuedNow,
  participantSid: 'PA_1',
  roomSid: 'RM_1',
  joinedAt: at(10, 500),
};
const leftNow: SessionPresence = { ...joinedNow, leftAt: at(40), leftReason: 'CLIENT_INITIATED' };

describe('a session', () => {
  test.each<[string, SessionEvent[], SessionPresence]>([
    ['waits', [], issuedNow],
    ['joins', [joined], joinedNow],
    ['joins and leaves', [joined, left], leftNow],
    ['joins twice', [joined, joined], joinedNow],
    ['leaves twice: the first counts', [joined, left, leftAgain], leftNow],
    ['leaves before it joined was told', [left], leftNow],
    ['leaves, then is told to have joined', [left, joined], leftNow],
    [
      'is in when its room finishes',
      [joined, finished],
      { ...joinedNow, leftAt: at(60), leftReason: 'ROOM_FINISHED' },
    ],
    ['has left when its room finishes', [joined, left, finished], leftNow],
    ['has not come when a room of its name finishes', [finished], issuedNow],
    ['comes after an earlier room of its name finished', [finished, joined], joinedNow],
    ['is in while another room of its name finishes', [joined, otherFinished], joinedNow],
    ['is in while another connection leaves', [joined, otherLeft], joinedNow],
    ['leaves within the second it joined in', [joined, leftAtOnce], { ...leftNow, leftAt: at(10, 500) }],
  ])('%s', (_fact, events, end) => {
    expect(after(issuedNow, events)).toEqual(end);
  });

  test('comes to the same end whatever is repeated', () => {
    const once = after(issuedNow, [joined, left, finished]);
    expect(after(issuedNow, [joined, joined, left, joined, left, finished, left, finished, joined])).toEqual(
      once,
    );
  });
});

test.each([
  [issuedNow, 'issued'],
  [joinedNow, 'joined'],
  [leftNow, 'left'],
] as const)('status of %#', (presence, status) => {
  expect(statusOf(presence)).toBe(status);
});

function after(presence: SessionPresence, events: readonly SessionEvent[]): SessionPresence {
  return events.reduce((before, event) => presenceAfter(before, event) ?? before, presence);
}
