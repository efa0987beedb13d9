import { expect, test } from 'bun:test';
import { type AloneStage, aloneStage } from './alone-timing.ts';

const hour = 3_600_000;

const cases: [number, AloneStage][] = [
  [0, { kind: 'quiet', millisecondsLeft: hour }],
  [hour - 1, { kind: 'quiet', millisecondsLeft: 1 }],
  [hour, { kind: 'countdown', secondsLeft: 60 }],
  [hour + 999, { kind: 'countdown', secondsLeft: 60 }],
  [hour + 1_000, { kind: 'countdown', secondsLeft: 59 }],
  [hour + 59_000, { kind: 'countdown', secondsLeft: 1 }],
  [hour + 60_000, { kind: 'over' }],
  [5 * hour, { kind: 'over' }],
];

test.each(cases)('after %p ms alone: %p', (milliseconds, stage) => {
  expect(aloneStage(milliseconds)).toEqual(stage);
});
