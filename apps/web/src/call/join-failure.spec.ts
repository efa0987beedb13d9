import { expect, test } from 'bun:test';
import type { ApiFailure } from '../api/api-failure.ts';
import type { JoinFailure } from './call-state.ts';
import { joinFailure } from './join-failure.ts';

const cases: [ApiFailure, JoinFailure][] = [
  [{ kind: 'unreachable' }, { kind: 'api-unreachable' }],
  [{ kind: 'unavailable' }, { kind: 'api-unavailable' }],
  [
    { kind: 'rate-limited', retryAfterSeconds: 7 },
    { kind: 'rate-limited', retryAfterSeconds: 7 },
  ],
  [{ kind: 'refused', code: 'VALIDATION_FAILED' }, { kind: 'token-refused' }],
  [{ kind: 'refused', code: 'ROOM_FULL' }, { kind: 'room-full' }],
  [{ kind: 'unexpected' }, { kind: 'unexpected' }],
];

test.each(cases.map(([failure, expected]) => [failure.kind, expected.kind, failure, expected] as const))(
  'an API that is %p means %p',
  (_from, _to, failure, expected) => {
    expect(joinFailure(failure)).toEqual(expected);
  },
);
