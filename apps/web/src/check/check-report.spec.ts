import { expect, test } from 'bun:test';
import { checkReport } from './check-report.ts';

test('says when, where and what came of each step, a line each', () => {
  const report = checkReport({
    title: 'LiveMeet check',
    surroundings: [
      ['Time', '2026-11-23T04:00:00.000Z'],
      ['Browser', 'Firefox 153'],
    ],
    steps: [
      {
        name: 'Camera',
        result: 'Passed',
        durationMilliseconds: 2345,
        details: ['1280 × 720', '30 frames a second'],
      },
      { name: 'Media over TCP', result: 'Skipped', durationMilliseconds: 0, details: ['Not offered.'] },
      { name: 'Speaker', result: 'Waiting', durationMilliseconds: null, details: [] },
    ],
  });
  expect(report.split('\n')).toEqual([
    'LiveMeet check',
    'Time: 2026-11-23T04:00:00.000Z',
    'Browser: Firefox 153',
    '',
    'Camera: Passed (2.3 s)',
    '  1280 × 720',
    '  30 frames a second',
    'Media over TCP: Skipped (0.0 s)',
    '  Not offered.',
    'Speaker: Waiting',
    '',
  ]);
});

test('keeps a line a line, whatever a server calls itself', () => {
  const report = checkReport({
    title: 'Check',
    surroundings: [],
    steps: [{ name: 'API', result: 'Passed', durationMilliseconds: 5, details: ['one\nSpeaker: Passed'] }],
  });
  expect(report).toBe('Check\n\nAPI: Passed (0.0 s)\n  one Speaker: Passed\n');
});
