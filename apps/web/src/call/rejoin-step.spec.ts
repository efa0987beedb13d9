import { expect, test } from 'bun:test';
import { type RejoinFailure, type RejoinProgress, type RejoinStep, rejoinStep } from './rejoin-step.ts';

const early: RejoinProgress = { attempts: 3, elapsedMilliseconds: 5_000, isOldToken: true, random: 0.5 };
const late: RejoinProgress = { ...early, elapsedMilliseconds: 600_000 };
const withFreshToken: RejoinProgress = { ...early, isOldToken: false };
const inTurn: RejoinStep = { kind: 'wait', milliseconds: 2_000, hindrance: null, needsFreshToken: false };
const inTurnFresh: RejoinStep = { ...inTurn, needsFreshToken: true };

const cases: [string, RejoinFailure, RejoinProgress, RejoinStep][] = [
  ['an SFU that is away is tried again', { kind: 'sfu-unreachable' }, early, inTurn],
  ['with the fresh token there is', { kind: 'sfu-unreachable' }, withFreshToken, inTurn],
  [
    'an API that is away is asked for a fresh one again',
    { kind: 'api-unreachable' },
    withFreshToken,
    inTurnFresh,
  ],
  ['and one that recovers', { kind: 'api-unavailable' }, withFreshToken, inTurnFresh],
  ['what nobody expected is tried again', { kind: 'unexpected' }, early, inTurn],
  [
    'a token that expired meanwhile makes way for a fresh one at once',
    { kind: 'token-refused' },
    early,
    { ...inTurn, milliseconds: 0, needsFreshToken: true },
  ],
  ['a fresh token that is refused waits its turn', { kind: 'token-refused' }, withFreshToken, inTurnFresh],
  [
    'too many requests are waited for as long as was said',
    { kind: 'rate-limited', retryAfterSeconds: 7 },
    withFreshToken,
    { ...inTurnFresh, milliseconds: 9_000, hindrance: 'rate-limited' },
  ],
  ['a full room is waited for', { kind: 'room-full' }, early, { ...inTurn, hindrance: 'room-full' }],
  [
    'and asked for again, not tried with the token that was refused',
    { kind: 'room-full' },
    withFreshToken,
    { ...inTurnFresh, hindrance: 'room-full' },
  ],
  [
    'who was removed does not come back',
    { kind: 'over', reason: 'removed' },
    early,
    { kind: 'end', reason: 'removed' },
  ],
  [
    'after ten minutes the connection counts as lost',
    { kind: 'sfu-unreachable' },
    late,
    { kind: 'end', reason: 'connection-lost' },
  ],
  ['or the room as full', { kind: 'room-full' }, late, { kind: 'end', reason: 'room-full' }],
];

test.each(cases)('%s', (_what, failure, progress, step) => {
  expect(rejoinStep(failure, progress)).toEqual(step);
});
