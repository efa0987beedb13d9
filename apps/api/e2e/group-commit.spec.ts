import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Api } from '../../../tools/api.ts';
import { requestToken } from './request-token.ts';
import { type Stack, startStack } from './stack.ts';
import { until } from './until.ts';

let stack: Stack;
let api: Api;

beforeAll(async () => {
  stack = await startStack();
  api = await stack.startApi();
  await until(async () => (await fetch(`${api.url}/health/ready`)).ok);
}, 60_000);

afterAll(() => stack?.stop(), 20_000);

test('what is asked for while a row is being written is written as one, and answered after its commit', async () => {
  const locked = await stack.sql.reserve();
  await locked`BEGIN`;
  await locked`LOCK TABLE session_logs`;
  const first = requestToken(api.url, 'Ana', 'Group-Room');
  await until(async () => (await waitingStatements()) === 1);
  let answered = 0;
  const others = Array.from({ length: 30 }, async () => {
    await requestToken(api.url, 'Bruno', 'Group-Room');
    answered += 1;
  });
  // All of them have reached the API when a later request has been answered.
  await fetch(`${api.url}/health/live`);
  expect(answered).toBe(0);
  await locked`COMMIT`;
  locked.release();
  await Promise.all([first, ...others]);
  // xmin is the transaction that wrote a row.
  const [{ rows, transactions }] = await stack.sql`
    SELECT count(*)::int AS rows, count(DISTINCT xmin::text)::int AS transactions
    FROM session_logs WHERE room_name = 'Group-Room'`;
  expect(rows).toBe(31);
  expect(transactions).toBeLessThanOrEqual(3);
}, 15_000);

test('alone a row waits for nobody', async () => {
  await requestToken(api.url, 'Ana', 'Lonely-Room');
  expect(await stack.sql`SELECT 1 FROM session_logs WHERE room_name = 'Lonely-Room'`).toHaveLength(1);
});

async function waitingStatements(): Promise<number> {
  const [row] = await stack.sql`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE wait_event_type = 'Lock' AND query LIKE '%INSERT INTO session_logs%' AND pid <> pg_backend_pid()`;
  return row.waiting;
}
