import { expect, test } from 'bun:test';
import { logMoments } from './log-moments.ts';

test('tells when each message first came, and none of what was never said', () => {
  const log = [
    '{"time":"2026-01-01T00:00:00.250Z","msg":"listening","port":3000}',
    'not a line of the log',
    '{"time":1767225600300,"msg":"database open"}',
    '{"time":1767225600900,"msg":"database open"}',
    '{"time":1767225600400,"msg":"answered"}',
    '',
  ].join('\n');
  const messages = ['listening', 'redis open', 'database open'];
  expect([...logMoments(log, messages, Date.UTC(2026, 0, 1))]).toEqual([
    ['listening', 250],
    ['database open', 300],
  ]);
});
