import { expect, test } from 'bun:test';
import { type Reported, reportText, withSections } from './report-text.ts';

const part: Reported = {
  name: 'token',
  item: 'A token',
  beside: 'a sample',
  hasChart: true,
  result: {
    name: 'token',
    rounds: 3,
    figures: [
      {
        what: 'tokens',
        unit: 'requests/s',
        ours: [3000, 4000, 5000],
        beside: { sample: [1000, 2000, 3000], rival: [3000, 4000, 5000] },
        target: { against: 'sample', least: 2.5 },
      },
      { what: 'errors', ours: [0, 0, 0], bound: { most: 0 } },
    ],
    misses: ['tokens: 2× (1.67 to 3) sample, goal at least 2.5×'],
    notes: ['one core'],
    seconds: 61.4,
    finishedAt: '2026-01-02T03:04:05.000Z',
    machine: '2 cores, 24 GB, linux',
    load: 1.25,
  },
};

test('says what was measured, where, beside what, and what was missed', () => {
  const lines = reportText([part]).split('\n');
  for (const line of [
    '## token',
    '**Targets missed**. `bun run bench token` · 3 rounds · 2026-01-02 · 2 cores, 24 GB, linux · load 1.3 · 61 s',
    '- missed: tokens: 2× (1.67 to 3) sample, goal at least 2.5×',
    '| tokens | 4,000 requests/s (3,000 to 5,000, n = 3) | sample: 2,000 requests/s (1,000 to 3,000, n = 3) | 2× (1.67 to 3) | at least 2.5×, **missed** |',
    '| tokens | 4,000 requests/s (3,000 to 5,000, n = 3) | rival: 4,000 requests/s (3,000 to 5,000, n = 3) | 1× (1 to 1) |  |',
    '| errors | 0 (always, n = 3) |  |  | at most 0 |',
    '- one core',
    '![What token measured](performance/token.svg)',
  ])
    expect(lines).toContain(line);
});

test('is silent about a part that was never run, and says what a machine lacks', () => {
  expect(reportText([{ ...part, result: null }])).toBe('');
  const left = part.result && { ...part.result, figures: [], misses: [], lacks: 'no compiler' };
  expect(reportText([{ ...part, result: left }])).toContain('Left out: no compiler.');
});

test('stands between its markers, and what stands around them stays', () => {
  const document = '# Title\n<!-- bench -->\nold $1\n<!-- end -->\nprose';
  expect(withSections(document, 'new $1')).toBe('# Title\n<!-- bench -->\nnew $1\n<!-- end -->\nprose');
  expect(() => withSections('prose', 'new')).toThrow('no place');
});
