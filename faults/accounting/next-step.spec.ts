import { expect, test } from 'bun:test';
import { type Attempt, type NextStep, nextStep } from './next-step.ts';

test.each<[Attempt, number, NextStep]>([
  [200, 1, { kind: 'delivered' }],
  [200, 5, { kind: 'delivered' }],
  [400, 1, { kind: 'delivered' }],
  [401, 1, { kind: 'delivered' }],
  [503, 1, { kind: 'again', afterMs: 1000 }],
  [503, 2, { kind: 'again', afterMs: 2000 }],
  ['unreachable', 3, { kind: 'again', afterMs: 4000 }],
  [500, 4, { kind: 'again', afterMs: 8000 }],
  [500, 5, { kind: 'dropped' }],
  ['unreachable', 5, { kind: 'dropped' }],
])('after %p at attempt %p comes %p', (attempt, attempts, step) => {
  expect(nextStep(attempt, attempts)).toEqual(step);
});
