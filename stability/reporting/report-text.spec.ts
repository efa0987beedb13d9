import { expect, test } from 'bun:test';
import { type Reported, reportText } from './report-text.ts';

const part: Reported = {
  name: 'recovery',
  item: 'The SFU is killed',
  requires: 'people come back',
  unit: 'kills',
  hasChart: true,
  result: {
    name: 'recovery',
    cycles: 3,
    measures: [
      {
        what: 'back after',
        unit: 's',
        values: [1, 2, 3],
        floor: [9, 10, 11],
        goal: { of: 'median', most: 1 },
      },
      { what: 'ghost tiles', values: [0, 0, 0], goal: { of: 'each', most: 0 } },
    ],
    misses: ['back after: 2 s, goal median at most 1 s'],
    seconds: 61.4,
    finishedAt: '2026-01-02T03:04:05.000Z',
    machine: '2 cores, 24 GB, linux',
    load: 1.25,
  },
};

test('says what was measured, where, beside what, and what was missed', () => {
  const text = reportText([part]);
  for (const line of [
    '## recovery',
    '**Missed**. `bun run stability recovery` · 3 kills · 2026-01-02 · 2 cores, 24 GB, linux · load 1.3 · 61 s',
    '- missed: back after: 2 s, goal median at most 1 s',
    '| back after | 2 s (1 to 3, n = 3) | 10 s (9 to 11, n = 3) | median at most 1 s, **missed** |',
    '| ghost tiles | 0 (always, n = 3) |  | each at most 0 |',
    '![What recovery measured](stability/recovery.svg)',
  ])
    expect(text.split('\n')).toContain(line);
});

test('is silent about a part that was never run, and says what a machine lacks', () => {
  expect(reportText([{ ...part, result: null }])).not.toContain('recovery');
  const left = {
    ...part,
    result: part.result && { ...part.result, measures: [], misses: [], lacks: 'no root' },
  };
  expect(reportText([{ ...left, hasChart: false }])).toContain('Left out: no root.');
});
