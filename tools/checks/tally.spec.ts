import { describe, expect, test } from 'bun:test';
import { asLine, plus, tallyOf } from './tally.ts';

const junit = (attributes: string) =>
  `<?xml version="1.0"?>\n<testsuites name="x" ${attributes}>\n</testsuites>`;

describe('a test run counts as', () => {
  test.each<[string, string | undefined, number, string]>([
    ['its tests, when all hold', junit('tests="5" failures="0" skipped="0"'), 0, '5 passed, 0 failed'],
    ['its tests without the skipped', junit('tests="5" failures="1" skipped="2"'), 1, '2 passed, 1 failed'],
    [
      'failed, errors included',
      junit('tests="5" failures="1" skipped="0" errors="1"'),
      1,
      '3 passed, 2 failed',
    ],
    ['one failure, when there is no report', undefined, 0, '0 passed, 1 failed'],
    ['one failure, when it ran nothing', junit('tests="0" failures="0"'), 0, '0 passed, 1 failed'],
    [
      'one failure, when all were skipped',
      junit('tests="2" failures="0" skipped="2"'),
      0,
      '0 passed, 1 failed',
    ],
    [
      'one failure more, when it broke after its tests',
      junit('tests="4" failures="0"'),
      1,
      '4 passed, 1 failed',
    ],
    ['one failure, when the report is cut short', '<?xml version="1.0"?>\n<testsui', 1, '0 passed, 1 failed'],
  ])('%s', (_, report, exitCode, expected) => {
    expect(asLine(tallyOf(report, exitCode))).toBe(expected);
  });
});

test('adds up', () => {
  expect(plus({ passed: 1, failed: 2 }, { passed: 3, failed: 4 })).toEqual({ passed: 4, failed: 6 });
});
