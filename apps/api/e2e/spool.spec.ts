import { Database } from 'bun:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TokenVerifier } from 'livekit-server-sdk';
import type { Api } from '../../../tools/api.ts';
import { freePort } from '../../../tools/free-port.ts';
import { Spool } from '../src/spool/spool.ts';
import { requestToken } from './request-token.ts';
import { scrape } from './scrape.ts';
import { deliverWebhook } from './signed-webhook.ts';
import { type Stack, startStack } from './stack.ts';
import { until } from './until.ts';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
}, 60_000);

afterAll(() => stack?.stop(), 20_000);

describe('while PostgreSQL is frozen', () => {
  test('every token is issued and every webhook taken within 2 s; afterwards the log has all of them', async () => {
    const api = await stack.startApi();
    await requestToken(api.url, 'Ana', 'Frozen-Room');
    const ids = Array.from({ length: 50 }, () => `EV_${randomUUID()}`);
    await stack.freezePostgres();
    try {
      const work = ids.flatMap((id) => [
        timed(requestToken(api.url, 'Bruno', 'Frozen-Room')),
        timed(deliverWebhook(api.url, stack.webhookKey, roomFinished(id, 'Frozen-Room'))),
      ]);
      const times = await Promise.all(work);
      expect(Math.max(...times)).toBeLessThan(2000);
      // Someone did wait for the database before it was given up.
      expect(Math.max(...times)).toBeGreaterThan(1000);
    } finally {
      await stack.thawPostgres();
    }
    await until(async () => (await rowsIn('Frozen-Room')).length === 51);
    await until(async () => {
      const [row] =
        await stack.sql`SELECT count(*)::int AS events FROM webhook_events WHERE event_id = ANY(${stack.sql.array(ids, 'TEXT')})`;
      return row.events === ids.length;
    });
    await api.stop();
  }, 30_000);
});

describe('a row that comes after what was told of it', () => {
  test('is what it would have been in time', async () => {
    const spoolDirectory = join(stack.directory, 'late');
    const { identity, roomName } = await tokenFromAlone(spoolDirectory, 'Ana', 'Late-Room');
    const other = await stack.startApi();
    const sid = 'PA_late';
    for (const webhook of [
      participantEvent('participant_joined', { identity, roomName, sid, at: 100 }),
      participantEvent('participant_left', { identity, roomName, sid, at: 160 }),
      participantEvent('participant_joined', { identity, roomName, sid: 'PA_again', at: 170 }),
    ])
      expect((await deliverWebhook(other.url, stack.webhookKey, webhook)).status).toBe(200);
    expect(await rowsIn(roomName)).toEqual([]);

    await stack.startApi({ SPOOL_DIRECTORY: spoolDirectory });
    await until(async () => (await rowsIn(roomName)).length === 2);
    expect(await rowsIn(roomName)).toMatchObject([
      { identity, participant_sid: sid, status: 'left', left_source: 'webhook', duration_ms: '60000' },
      { identity, participant_sid: 'PA_again', status: 'joined' },
    ]);
  }, 20_000);

  test('completes the row of a participant who was found without one, and adds none', async () => {
    const spoolDirectory = join(stack.directory, 'adopted');
    const { identity, roomName } = await tokenFromAlone(spoolDirectory, 'Bruno', 'Adopted-Room');
    const found = new Date(Date.now() - 5000);
    await stack.sql`
      INSERT INTO session_logs (id, identity, room_name, participant_name, issued_at, token_expires_at, participant_sid, room_sid, joined_at)
      VALUES (gen_random_uuid(), ${identity}, ${roomName}, 'B.', ${found}, ${found}, 'PA_found', 'RM_1', ${found})`;
    await stack.startApi({ SPOOL_DIRECTORY: spoolDirectory });
    await until(async () => (await rowsIn(roomName))[0]?.participant_name === 'Bruno');
    const rows = await rowsIn(roomName);
    expect(rows).toMatchObject([{ identity, participant_sid: 'PA_found', status: 'joined' }]);
    const [{ issued_at: issuedAt, token_expires_at: expiresAt }] = rows;
    expect(expiresAt.getTime() - issuedAt.getTime()).toBe(600_000);
  }, 20_000);
});

describe('a record that cannot be written', () => {
  test('is put aside, told of and kept; all others are written', async () => {
    const spoolDirectory = join(stack.directory, 'odd');
    const { roomName } = await tokenFromAlone(spoolDirectory, 'Ana', 'Odd-Room');
    const spool = new Spool(spoolDirectory, 1024 * 1024);
    const [first] = spool.oldest(1);
    const issued: Record<string, unknown> = JSON.parse(first?.body ?? '');
    spool.append([
      { kind: 'issued', body: 'no JSON' },
      { kind: 'later', body: '{}' },
      // PostgreSQL has no room for a zero byte.
      { kind: 'issued', body: JSON.stringify({ ...issued, ...newcomer, participantName: 'Z\0' }) },
      { kind: 'issued', body: JSON.stringify({ ...issued, id: randomUUID(), identity: 'p_good' }) },
    ]);
    spool.close();
    const metricsPort = String(await freePort());
    const api = await stack.startApi({ SPOOL_DIRECTORY: spoolDirectory, METRICS_PORT: metricsPort });
    await until(async () => (await rowsIn(roomName)).length === 2);
    await until(async () => (await scrape(metricsPort)).samples.get('livemeet_spool_waiting_records') === 0);
    expect((await scrape(metricsPort)).samples.get('livemeet_spool_refused_records')).toBe(3);
    expect(api.logs().match(/spooled record refused/g)).toHaveLength(3);
    expect(refusals(spoolDirectory)).toEqual(['unreadable', 'unreadable', 'SQLSTATE 22021']);
  }, 20_000);

  const newcomer = { id: randomUUID(), identity: 'p_zero' };
});

/** A token of an API that never reached the database, and is gone. */
async function tokenFromAlone(spoolDirectory: string, participantName: string, roomName: string) {
  await mkdir(spoolDirectory);
  const nowhere = `postgres://nobody@127.0.0.1:${await freePort()}/nothing`;
  const api: Api = await stack.startApi({ DATABASE_URL: nowhere, SPOOL_DIRECTORY: spoolDirectory });
  const { token } = await requestToken(api.url, participantName, roomName);
  await api.kill();
  const { sub } = await new TokenVerifier(stack.key.apiKey, stack.key.apiSecret).verify(token);
  return { identity: sub ?? '', roomName };
}

function participantEvent(
  event: string,
  who: { readonly identity: string; readonly roomName: string; readonly sid: string; readonly at: number },
) {
  const base = Math.floor(Date.now() / 1000) - 300;
  const connectedAt = who.sid === 'PA_late' ? base + 100 : base + who.at;
  return {
    event,
    id: `EV_${randomUUID()}`,
    createdAt: String(base + who.at),
    room: { sid: 'RM_late', name: who.roomName },
    participant: { sid: who.sid, identity: who.identity, joinedAtMs: String(connectedAt * 1000) },
  };
}

function roomFinished(id: string, name: string) {
  const createdAt = String(Math.floor(Date.now() / 1000));
  return { event: 'room_finished', id, createdAt, room: { sid: 'RM_1', name } };
}

async function timed(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
}

async function rowsIn(roomName: string) {
  return [...(await stack.sql`SELECT * FROM session_logs WHERE room_name = ${roomName} ORDER BY joined_at`)];
}

function refusals(spoolDirectory: string): unknown[] {
  const database = new Database(join(spoolDirectory, 'spool.sqlite'));
  const rows = database.query<{ refusal: string }, []>('SELECT refusal FROM records ORDER BY id').all();
  database.close();
  return rows.map(({ refusal }) => refusal);
}
