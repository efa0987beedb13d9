import { describe, expect, test } from 'bun:test';
import {
  presenceAfter,
  presenceUnseen,
  type SessionEvent,
  type SessionPresence,
} from './session-lifecycle.ts';

const at = (second: number, millisecond = 0) => new Date(Date.UTC(2026, 0, 1, 12, 0, second, millisecond));
const room = { id: 'EV_1', roomName: 'Daily', roomSid: 'RM_1' };
const otherRoom = { ...room, roomSid: 'RM_2' };
const ana = {
  ...room,
  identity: 'p_1',
  participantSid: 'PA_1',
  connectedAt: at(10, 500),
  reason: 'UNKNOWN_REASON',
};

const joined: SessionEvent = { kind: 'participant_joined', ...ana, at: at(10) };
const left: SessionEvent = { kind: 'participant_left', ...ana, at: at(40), reason: 'CLIENT_INITIATED' };
const leftAgain: SessionEvent = { ...left, at: at(50), reason: 'DUPLICATE_IDENTITY' };
const leftAtOnce: SessionEvent = { ...left, at: at(10) };
const aborted: SessionEvent = { kind: 'participant_connection_aborted', ...ana, at: at(25) };
const finished: SessionEvent = { kind: 'room_finished', ...room, at: at(60) };
const started = (second: number, of = room): SessionEvent => ({
  kind: 'room_started',
  ...of,
  at: at(second),
});
const newer = (connectedAt: Date): SessionEvent => ({ ...joined, participantSid: 'PA_2', connectedAt });
const newerAborted: SessionEvent = { ...aborted, participantSid: 'PA_2', connectedAt: at(20, 1) };
const newerLeft: SessionEvent = { ...left, participantSid: 'PA_2', connectedAt: at(20, 1) };

const bound: SessionPresence = {
  participantSid: 'PA_1',
  roomSid: 'RM_1',
  joinedAt: null,
  abortedAt: null,
  leftAt: null,
  leftReason: null,
  leftSource: null,
};
const isIn: SessionPresence = { ...bound, joinedAt: at(10, 500) };
const hasLeft: SessionPresence = {
  ...isIn,
  leftAt: at(40),
  leftReason: 'CLIENT_INITIATED',
  leftSource: 'webhook',
};
const lost = (leftAt: Date): SessionPresence => ({
  ...isIn,
  leftAt,
  leftReason: 'SERVER_LOST',
  leftSource: 'server_lost',
});
const superseded = (leftAt: Date): SessionPresence => ({
  ...isIn,
  leftAt,
  leftReason: 'SUPERSEDED',
  leftSource: 'superseded',
});
const outlived: SessionPresence = {
  ...isIn,
  leftAt: at(60),
  leftReason: 'ROOM_FINISHED',
  leftSource: 'room_finished',
};

describe('a connection', () => {
  test.each<[string, SessionEvent[], SessionPresence]>([
    ['joins', [joined], isIn],
    ['joins and leaves', [joined, left], hasLeft],
    ['joins twice', [joined, joined], isIn],
    ['leaves, then is told to have joined', [left, joined], hasLeft],
    ['is told to have left twice: the earlier counts', [leftAgain, left], hasLeft],
    ['leaves within the second it joined in', [joined, leftAtOnce], { ...hasLeft, leftAt: at(10, 500) }],
    ['never gets media', [aborted], { ...bound, abortedAt: at(25) }],
    ['never gets media, and its room finishes', [aborted, finished], { ...bound, abortedAt: at(25) }],
    ['is in when its room finishes', [joined, finished], outlived],
    ['has left when its room finishes', [joined, left, finished], hasLeft],
    [
      'is told to have left after its room finished',
      [joined, finished, leftAgain],
      {
        ...hasLeft,
        leftAt: at(50),
        leftReason: 'DUPLICATE_IDENTITY',
      },
    ],
    ['is in while another room of its name finishes', [joined, { ...finished, ...otherRoom }], isIn],
    ['has not come when its room starts', [started(30)], bound],
    ['is in when its room starts in the same second', [joined, started(10)], isIn],
    ['is in when its room’s start is told late', [joined, started(12)], isIn],
    ['is in when its room starts again', [joined, started(30)], lost(at(30))],
    ['is in when another room of its name starts', [joined, started(30, otherRoom)], lost(at(30))],
    ['is in when its room starts three times', [joined, started(35), started(30)], lost(at(30))],
    ['is in when a newer one of its identity joins', [joined, newer(at(20, 1))], superseded(at(20, 1))],
    ['is in when a newer one never gets media', [joined, newerAborted], superseded(at(20, 1))],
    ['is in when a newer one is told to have left', [joined, newerLeft], superseded(at(20, 1))],
    ['is the newer one', [joined, newer(at(10, 499))], isIn],
    ['is as new as another', [joined, newer(at(10, 500))], isIn],
    ['ends by the earliest proof', [joined, finished, started(30), newer(at(20, 1))], superseded(at(20, 1))],
    ['ends by the start of a second, not within it', [joined, newer(at(30, 1)), started(30)], lost(at(30))],
    ['ends with its room rather than its server, in one second', [joined, started(60), finished], outlived],
    [
      'has left, whatever else would prove it',
      [joined, newer(at(20, 1)), started(30), left, finished],
      hasLeft,
    ],
  ])('%s', (_fact, events, end) => {
    expect(events.reduce(presenceAfter, bound)).toEqual(end);
  });
});

describe('a connection that is seen no more', () => {
  const unseen = (leftAt: Date): SessionPresence => ({
    ...isIn,
    leftAt,
    leftReason: 'NOT_SEEN',
    leftSource: 'reconciler',
  });

  test.each<[string, SessionPresence, Date | null, SessionPresence]>([
    ['ended when it was last seen', isIn, at(20), unseen(at(20))],
    ['ended as it joined when it never was', isIn, null, unseen(at(10, 500))],
    ['is no shorter than nothing', isIn, at(5), unseen(at(10, 500))],
    ['never joined: nothing ends', bound, at(20), bound],
    ['has left as it was told', hasLeft, at(20), hasLeft],
    ['was missed twice: the earlier counts', unseen(at(20)), at(30), unseen(at(20))],
    ['ended before its server was lost', lost(at(30)), at(20), unseen(at(20))],
    ['was seen after its server was lost', lost(at(30)), at(40), lost(at(30))],
    [
      'was last seen as a newer one came: that is trusted more',
      superseded(at(20)),
      at(20),
      superseded(at(20)),
    ],
  ])('%s', (_fact, presence, lastSeenAt, end) => {
    expect(presenceUnseen(presence, lastSeenAt)).toEqual(end);
  });

  test.each<[string, SessionEvent, SessionPresence]>([
    ['is told to have left, which counts', left, hasLeft],
    [
      'is told to have joined earlier',
      { ...joined, connectedAt: at(9) },
      { ...unseen(at(20)), joinedAt: at(9) },
    ],
    ['is outlived by its room', finished, unseen(at(20))],
    ['is followed by a newer one, later', newer(at(20, 1)), unseen(at(20))],
    ['is followed by a newer one, earlier', newer(at(19)), superseded(at(19))],
  ])('and then %s', (_fact, event, end) => {
    expect(presenceAfter(presenceUnseen(isIn, at(20)), event)).toEqual(end);
  });
});
