import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { ApiError, Readiness } from '@livemeet/shared-types';
import type { Api } from '../../../tools/api.ts';
import { migrate } from '../src/database/migrate.ts';
import { leaksIn } from './leaks-in.ts';
import { postToken, requestToken } from './request-token.ts';
import { deliverWebhook } from './signed-webhook.ts';
import { type Stack, startStack } from './stack.ts';
import { until } from './until.ts';

let stack: Stack;
let first: Api;
let second: Api;

beforeAll(async () => {
  stack = await startStack();
}, 60_000);

afterAll(() => stack?.stop(), 20_000);

test('two APIs that start at once on an empty database both come up, and migrate it once', async () => {
  [first, second] = await Promise.all([stack.startApi(), stack.startApi()]);
  for (const api of [first, second]) {
    await until(async () => (await readiness(api)).parts.database.status === 'up');
    await requestToken(api.url, 'Ana');
  }
  expect(await stack.sql`SELECT name FROM migrations`).toHaveLength(3);
}, 30_000);

test('eight starts that meet on one empty database wait for one another', async () => {
  await stack.sql`CREATE DATABASE crowded`;
  const url = stack.postgres.url.replace(/[^/]+$/, 'crowded');
  // None may fail and try again: that would be luck, and each try a line in someone's log.
  const starts = await Promise.allSettled(Array.from({ length: 8 }, () => migrate(url)));
  expect(starts.map((start) => start.status)).toEqual(Array(8).fill('fulfilled'));
}, 20_000);

describe('while PostgreSQL is gone', () => {
  beforeAll(() => stack.killPostgres());

  test('a token is refused with 503 and word on when to ask again', async () => {
    const response = await postToken(first.url, '{"participantName":"Ana"}');
    const error = ApiError.parse(await response.json());
    expect([response.status, error.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(response.headers.get('x-request-id')).toBe(error.requestId);
  });

  test('a webhook is refused with 503, so that it comes again', async () => {
    expect((await deliverRoomFinished(first)).status).toBe(503);
  });

  test('the API says that it lives and is not ready', async () => {
    expect((await fetch(`${first.url}/health/live`)).status).toBe(200);
    const response = await fetch(`${first.url}/health/ready`);
    expect(response.status).toBe(503);
    const { status, parts } = Readiness.parse(await response.json());
    expect([status, parts.database.status]).toEqual(['unavailable', 'down']);
  });

  test('another API starts, answers at once, and says the same', async () => {
    const third = await stack.startApi();
    expect((await fetch(`${third.url}/health/ready`)).status).toBe(503);
    expect((await postToken(third.url, '{"participantName":"Ana"}')).status).toBe(503);
    second = third;
  });

  test('and works again when it is back, in the same processes', async () => {
    await stack.restartPostgres();
    for (const api of [first, second]) {
      await until(async () => (await readiness(api)).parts.database.status === 'up');
      await requestToken(api.url, 'Bruno', 'After-Room');
    }
    expect((await deliverRoomFinished(first)).status).toBe(200);
    expect(await stack.sql`SELECT 1 FROM session_logs WHERE room_name = 'After-Room'`).toHaveLength(2);
  }, 30_000);
});

test('a table that is locked costs a caller 503 after 3 s, and nothing afterwards', async () => {
  const locked = await stack.sql.reserve();
  await locked`BEGIN`;
  await locked`LOCK TABLE session_logs`;
  const startedAt = performance.now();
  const [token, webhook] = await Promise.all([
    postToken(first.url, '{"participantName":"Ana","roomName":"Locked-Room"}'),
    deliverRoomFinished(first),
  ]);
  expect([token.status, webhook.status]).toEqual([503, 503]);
  expect(performance.now() - startedAt).toBeLessThan(4500);
  await locked`ROLLBACK`;
  locked.release();
  expect(await stack.sql`SELECT 1 FROM session_logs WHERE room_name = 'Locked-Room'`).toHaveLength(0);
  await requestToken(first.url, 'Ana');
}, 15_000);

test('the logs of all that tell what happened, and no token, secret or name', () => {
  expect(first.logs()).toMatch(/"code":"ECONN|Connection terminated/);
  expect(first.logs()).toContain('canceling statement due to statement timeout');
  expect(second.logs()).toContain('database away, trying on');
  for (const api of [first, second]) {
    expect(
      leaksIn(api.logs(), [stack.key.apiSecret, new URL(stack.postgres.url).password, 'Ana', 'Bruno']),
    ).toEqual([]);
  }
});

async function readiness(api: Api): Promise<Readiness> {
  return Readiness.parse(await (await fetch(`${api.url}/health/ready`)).json());
}

function deliverRoomFinished(api: Api): Promise<Response> {
  return deliverWebhook(api.url, stack.key, {
    event: 'room_finished',
    id: `EV_${randomUUID()}`,
    createdAt: String(Math.floor(Date.now() / 1000)),
    room: { sid: 'RM_1', name: 'After-Room' },
  });
}
