import { expect, test } from 'bun:test';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checklistText } from './checklist-text.ts';
import { provenElsewhere } from './proven-elsewhere.ts';
import type { Reported } from './report-text.ts';

const part: Reported = {
  name: 'churn',
  item: 'People come and go',
  requires: 'no ghost',
  unit: 'rejoins',
  hasChart: false,
  result: {
    name: 'churn',
    cycles: 50,
    measures: [
      { what: 'ghost tiles', values: [1], goal: { of: 'each', most: 0 } },
      { what: 'places swapped', values: [0], goal: { of: 'each', most: 0 } },
      { what: 'tokens given', values: [253] },
    ],
    misses: ['ghost tiles: 1, goal each at most 0'],
    seconds: 100,
    finishedAt: '2026-01-02T03:04:05.000Z',
    machine: '2 cores, 24 GB, linux',
    load: 1,
  },
};

test('an item has its command, its last figures and the machine', () => {
  expect(checklistText([part]).split('\n')).toContain(
    '| People come and go | no ghost | `bun run stability churn` | **missed** ghost tiles: 1, goal each at most 0 · places swapped: 0 · [figures](stability.md#churn) · 50 rejoins, 2 cores, 24 GB, linux, 2026-01-02 |',
  );
});

test('an item that was never run says so', () => {
  expect(checklistText([{ ...part, result: null }])).toContain('`bun run stability churn` | not run |');
});

test.each(provenElsewhere)('what proves "$item" is there', ({ command }) => {
  const root = join(import.meta.dir, '..', '..');
  const run = /^bun run faults (.+)$/.exec(command)?.[1];
  expect(existsSync(join(root, run === undefined ? command : `faults/runs/${run}.ts`))).toBe(true);
});
