import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ApiError, Readiness } from '@livemeet/shared-types';
import type { Api } from '../../../tools/api.ts';
import { migrationDataSourceOptions } from '../src/database/data-source.ts';
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
  const { migrations } = migrationDataSourceOptions(stack.postgres.url);
  expect(await stack.sql`SELECT name FROM migrations`).toHaveLength(Object.keys(migrations ?? {}).length);
}, 30_000);

test('eight starts that meet on one empty database wait for one another', async () => {
  await stack.sql`CREATE DATABASE crowded`;
  const url = stack.postgres.url.replace(/[^/]+$/, 'crowded');
  // None may fail and try again: that would be luck, and each try a line in someone's log.
  const starts = await Promise.allSettled(Array.from({ length: 8 }, () => migrate(url)));
  expect(starts.map((start) => start.status)).toEqual(Array(8).fill('fulfilled'));
}, 20_000);

describe('while PostgreSQL is gone', () => {
  beforeAll(async () => {
    await stack.killPostgres();
    expect(stack.sql`SELECT 1`).rejects.toThrow();
  });

  test('tokens are issued and webhooks taken: they wait in the spool', async () => {
    await requestToken(first.url, 'Ana', 'Outage-Room');
    expect((await deliverRoomFinished(first)).status).toBe(200);
  });

  test('the API says that it is ready, degraded, and by what', async () => {
    const { status, parts } = await readiness(first);
    expect(status).toBe('degraded');
    expect([parts.database.status, parts.spool.status]).toEqual(['down', 'up']);
  });

  test('another API starts, answers at once, and does the same', async () => {
    second = await stack.startApi();
    await requestToken(second.url, 'Bruno', 'Outage-Room');
    expect((await readiness(second)).status).toBe('degraded');
  }, 30_000);

  test('one that is killed, and started again, has lost nothing', async () => {
    const third = await stack.startApi();
    await requestToken(third.url, 'Caio', 'Outage-Room');
    await third.kill();
    await stack.startApi();
  }, 30_000);

  test('when it is back, all of it is in the log, once, and nothing waits any more', async () => {
    await stack.restartPostgres();
    for (const api of [first, second]) {
      await until(async () => (await readiness(api)).parts.database.status === 'up');
    }
    await until(
      async () => (await stack.sql`SELECT 1 FROM webhook_events WHERE room_name = 'After-Room'`).length === 1,
    );
    // Who comes before the last record is taken off queues behind it.
    await requestToken(first.url, 'Dora', 'Outage-Room');
    await until(async () => (await namesIn('Outage-Room')).length === 4);
    expect(await namesIn('Outage-Room')).toEqual(['Ana', 'Bruno', 'Caio', 'Dora']);
    expect((await deliverRoomFinished(first)).status).toBe(200);
  }, 30_000);
});

describe('while PostgreSQL and the spool are gone', () => {
  let bare: Api;

  beforeAll(async () => {
    // Nothing can be made below a file.
    bare = await stack.startApi({ SPOOL_DIRECTORY: join(import.meta.path, 'spool') });
  }, 30_000);

  test('the spool alone is missed by nobody but readiness', async () => {
    await until(async () => (await readiness(bare)).parts.database.status === 'up');
    await requestToken(bare.url, 'Ana', 'Bare-Room');
    expect(await namesIn('Bare-Room')).toEqual(['Ana']);
    const { status, parts } = await readiness(bare);
    expect([status, parts.spool]).toEqual(['degraded', { status: 'down', reason: 'cannot be written' }]);
  });

  test('a token is refused with 503 and word on when to ask again', async () => {
    await stack.killPostgres();
    const response = await postToken(bare.url, '{"participantName":"Ana"}');
    const error = ApiError.parse(await response.json());
    expect([response.status, error.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
    expect(response.headers.get('x-request-id')).toBe(error.requestId);
  });

  test('a webhook is refused with 503, so that it comes again', async () => {
    expect((await deliverRoomFinished(bare)).status).toBe(503);
  });

  test('the API says that it lives and is not ready', async () => {
    expect((await fetch(`${bare.url}/health/live`)).status).toBe(200);
    const response = await fetch(`${bare.url}/health/ready`);
    const { status, parts } = Readiness.parse(await response.json());
    expect([response.status, status, parts.database.status]).toEqual([503, 'unavailable', 'down']);
  });

  test('and works again when the database is back, in the same process', async () => {
    await stack.restartPostgres();
    await until(async () => (await readiness(bare)).parts.database.status === 'up');
    await requestToken(bare.url, 'Bruno', 'Bare-Room');
    expect(await namesIn('Bare-Room')).toEqual(['Ana', 'Bruno']);
  }, 30_000);
});

test('a table that is locked holds nobody up for 2 s, and everything is there afterwards', async () => {
  const locked = await stack.sql.reserve();
  await locked`BEGIN`;
  await locked`LOCK TABLE session_logs, webhook_events`;
  const startedAt = performance.now();
  const [token, webhook] = await Promise.all([
    postToken(first.url, '{"participantName":"Ana","roomName":"Locked-Room"}'),
    deliverWebhook(first.url, stack.webhookKey, roomFinished('Locked-Room')),
  ]);
  expect([token.status, webhook.status]).toEqual([201, 200]);
  expect(performance.now() - startedAt).toBeLessThan(2000);
  // It is in the spool now, and so nobody waits for the database.
  const again = performance.now();
  await requestToken(first.url, 'Bruno', 'Locked-Room');
  expect(performance.now() - again).toBeLessThan(1000);
  await locked`ROLLBACK`;
  locked.release();
  await until(async () => (await namesIn('Locked-Room')).length === 2);
  await until(
    async () => (await stack.sql`SELECT 1 FROM webhook_events WHERE room_name = 'Locked-Room'`).length === 1,
  );
}, 15_000);

test('the logs of all that tell what happened, and no token, secret or name', () => {
  expect(first.logs()).toMatch(/"code":"ECONN|Connection terminated/);
  expect(first.logs()).toContain('the spool waits for the database');
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

async function namesIn(roomName: string): Promise<string[]> {
  const rows = await stack.sql`
    SELECT participant_name FROM session_logs WHERE room_name = ${roomName} ORDER BY participant_name`;
  return rows.map(({ participant_name }: { participant_name: string }) => participant_name);
}

function deliverRoomFinished(api: Api): Promise<Response> {
  return deliverWebhook(api.url, stack.webhookKey, roomFinished('After-Room'));
}

function roomFinished(name: string) {
  const createdAt = String(Math.floor(Date.now() / 1000));
  return { event: 'room_finished', id: `EV_${randomUUID()}`, createdAt, room: { sid: 'RM_1', name } };
}
