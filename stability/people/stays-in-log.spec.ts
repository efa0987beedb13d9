import { expect, test } from 'bun:test';
import { comparedStays } from './stays-in-log.ts';

const ana = { name: 'Ana', from: 1000, to: 5000 };

test('a stay that the log has to the second is off by what a webhook rounds', () => {
  const rows = [{ name: 'Ana', issuedAt: 31_000, joinedAt: 1100, leftAt: 4200 }];
  expect(comparedStays(rows, [ana])).toEqual({
    lost: 0,
    open: 0,
    endedBeforeBegun: 0,
    worstDurationMs: 900,
    issuedBeforeMs: [-29_900],
  });
});

test('a stay without a row is lost, one without an end is open, one that ends before it begins is told', () => {
  const rows = [
    { name: 'Ana', issuedAt: 0, joinedAt: 1100, leftAt: null },
    { name: 'Bia', issuedAt: 0, joinedAt: 2000, leftAt: 1000 },
  ];
  expect(comparedStays(rows, [ana, { ...ana, name: 'Bia' }, { ...ana, name: 'Caio' }])).toMatchObject({
    lost: 1,
    open: 1,
    endedBeforeBegun: 1,
    worstDurationMs: 5000,
  });
});

test('without one whole row no duration is right', () => {
  expect(comparedStays([], [ana]).worstDurationMs).toBeNaN();
});
