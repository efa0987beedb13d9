import { expect, test } from 'bun:test';
import { type ApiFailure, apiFailure } from './api-failure.ts';

const cases: [string, Parameters<typeof apiFailure>, ApiFailure][] = [
  ['429 with seconds', [429, 'RATE_LIMITED', '12'], { kind: 'rate-limited', retryAfterSeconds: 12 }],
  ['429 with a fraction', [429, 'RATE_LIMITED', '0.4'], { kind: 'rate-limited', retryAfterSeconds: 1 }],
  ['429 without seconds', [429, 'RATE_LIMITED', null], { kind: 'rate-limited', retryAfterSeconds: 30 }],
  [
    '429 with a date',
    [429, null, 'Wed, 21 Oct 2026 07:28:00 GMT'],
    { kind: 'rate-limited', retryAfterSeconds: 30 },
  ],
  ['503', [503, 'SERVICE_UNAVAILABLE', '2'], { kind: 'unavailable' }],
  ['502 of a proxy', [502, null, null], { kind: 'unreachable' }],
  ['504 of a proxy', [504, null, null], { kind: 'unreachable' }],
  ['a bare 500 of a proxy', [500, null, null], { kind: 'unreachable' }],
  ['500 of the API', [500, 'INTERNAL', null], { kind: 'unexpected' }],
  ['400 of the API', [400, 'VALIDATION_FAILED', null], { kind: 'refused', code: 'VALIDATION_FAILED' }],
  ['409 of the API', [409, 'ROOM_FULL', null], { kind: 'refused', code: 'ROOM_FULL' }],
  ['404 of something else', [404, null, null], { kind: 'unexpected' }],
];

test.each(cases)('%s', (_what, answer, failure) => {
  expect(apiFailure(...answer)).toEqual(failure);
});
