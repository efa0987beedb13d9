import { expect, test } from 'bun:test';
import { type Flow, type FlowReading, isHeard, isSilent, nextFlow } from './silence.ts';

/** One reading every half second: what was sent and received in it. */
function after(...halfSeconds: [sent: number, received: number][]): Flow {
  let reading: FlowReading = { at: 0, sent: 1_000, received: 1_000 };
  let flow: Flow = nextFlow(null, reading);
  for (const [sent, received] of halfSeconds) {
    reading = { at: reading.at + 500, sent: reading.sent + sent, received: reading.received + received };
    flow = nextFlow(flow, reading);
  }
  return flow;
}

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

test.each([
  ['a call that flows both ways is not silent', times(20, [500, 500] as const), false],
  ['three seconds without an answer are silence', times(6, [500, 0] as const), true],
  ['less are not', times(5, [500, 0] as const), false],
  ['one answer in between is enough', [...times(5, [500, 0] as const), [500, 1], [500, 0]], false],
  ['who sends nothing hears nothing about the path', times(20, [0, 0] as const), false],
  ['what is heard ends a silence', [...times(10, [500, 0] as const), [500, 3]], false],
  [
    'a new connection, which counts from zero, is heard',
    [...times(10, [500, 0] as const), [-900, -900]],
    false,
  ],
] as [string, [number, number][], boolean][])('%s', (_what, halfSeconds, silent) => {
  expect(isSilent(after(...halfSeconds))).toBe(silent);
});

test.each([
  ['what arrives is heard', times(2, [500, 1] as const), true],
  ['who only listens hears too', times(2, [0, 500] as const), true],
  ['nothing that ever arrived is not heard', times(20, [0, 0] as const), false],
  ['two and a half seconds after the last it still counts', [[0, 1], ...times(5, [500, 0] as const)], true],
  ['three seconds after it no more', [[0, 1], ...times(6, [500, 0] as const)], false],
] as [string, [number, number][], boolean][])('%s', (_what, halfSeconds, heard) => {
  expect(isHeard(after(...halfSeconds))).toBe(heard);
});
