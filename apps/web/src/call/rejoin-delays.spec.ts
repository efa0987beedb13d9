import { expect, test } from 'bun:test';
import { rejoinDelay, resumeDelay } from './rejoin-delays.ts';

test.each([
  [0, 0, 0],
  [0, 1, 500],
  [1, 0.5, 500],
  [2, 0.5, 1_000],
  [3, 0.5, 2_000],
  [16, 1, 2_500],
  [17, 0, 3_000],
  [17, 0.5, 4_000],
  [17, 1, 5_000],
  [200, 0.5, 4_000],
])('try %p with %p of chance waits %p ms', (attempt, random, milliseconds) => {
  expect(rejoinDelay(attempt, random)).toBe(milliseconds);
});

test.each([
  [0, false, 1, 500],
  [1, false, 0.5, 300],
  [2, true, 0, 900],
  [3, true, 0.5, 2_700],
  [4, false, 0.5, null],
  [4, true, 0.5, 2_000],
  [300, true, 1, 2_500],
])(
  'the SDK’s try %p, media flowing: %p, with %p of chance waits %p ms',
  (attempt, hasMedia, random, milliseconds) => {
    expect(resumeDelay(attempt, hasMedia, random)).toBe(milliseconds);
  },
);
