import { expect, test } from 'bun:test';
import { mostRowsABatch } from '../../apps/api/src/sessions/session-retention-statements.ts';
import { groupsOf } from './log-shape.ts';

test('a log has as many rows as were asked for, and of what is due as much at every size', () => {
  const due = (rows: number) => groupsOf(rows).filter(({ name }) => name.startsWith('to '));
  for (const rows of [10_000, 10_000_000]) {
    expect(groupsOf(rows).reduce((sum, { count }) => sum + count, 0)).toBe(rows);
    expect(Math.min(...groupsOf(rows).map(({ count }) => count))).toBeGreaterThan(0);
  }
  expect(due(10_000)).toEqual(due(10_000_000));
  for (const { count } of due(10_000)) expect(count).toBeGreaterThanOrEqual(mostRowsABatch);
});
