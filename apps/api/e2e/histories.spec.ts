import { afterAll, beforeAll, expect, test } from 'bun:test';
import fc from 'fast-check';
import type { Api } from '../../../tools/api.ts';
import { delivery, historySeed } from '../src/sessions/arbitrary-history.ts';
import type { SessionEvent } from '../src/sessions/session-lifecycle.ts';
import { type ExpectedRow, type History, inOrder } from '../src/sessions/true-history.ts';
import { leaksIn } from './leaks-in.ts';
import { deliverWebhook } from './signed-webhook.ts';
import { type Stack, startStack } from './stack.ts';

// The same histories that the pure rules are tested with, here against PostgreSQL, eight webhooks at a time.
const histories = 300;
const atATime = 8;

let stack: Stack;
let apis: [Api, Api];

beforeAll(async () => {
  stack = await startStack();
  apis = await Promise.all([stack.startApi({ LOG_LEVEL: 'info' }), stack.startApi({ LOG_LEVEL: 'info' })]);
}, 60_000);

afterAll(() => stack?.stop(), 20_000);

test(`${histories} histories (seed ${historySeed}), told to two APIs eight events at a time, end as they truly did`, async () => {
  for (const { history, arrivals } of fc.sample(delivery, { seed: historySeed, numRuns: histories })) {
    await issue(history);
    await deliverAll(arrivals);
    expect(await rowsOf(history)).toEqual(inOrder(history.rows));
  }
}, 180_000);

test('no row is negative or half ended, and no event stands in the ledger twice', async () => {
  const [row] = await stack.sql`
    SELECT count(*)::int AS rows, count(*) FILTER (WHERE duration_ms < 0)::int AS negative,
      count(*) FILTER (WHERE (status = 'left') <> (duration_ms IS NOT NULL))::int AS half,
      (SELECT count(*) - count(DISTINCT event_id) FROM webhook_events)::int AS doubled
    FROM session_logs`;
  expect(row).toMatchObject({ negative: 0, half: 0, doubled: 0 });
  expect(row.rows).toBeGreaterThan(histories * 4);
});

test('the logs tell of no fault, and hold no secret', () => {
  for (const api of apis) {
    expect(api.logs()).not.toMatch(/"level":(50|60|"error"|"fatal")|deadlock/);
    expect(leaksIn(api.logs(), [stack.key.apiSecret, 'Canary'])).toEqual([]);
  }
});

async function issue({ tokens }: History): Promise<void> {
  const issuedAt = new Date(Date.UTC(2026, 0, 1, 11, 59));
  const expiresAt = new Date(Date.UTC(2026, 0, 1, 12, 9));
  for (const { identity, roomName } of tokens)
    await stack.sql`
      INSERT INTO session_logs (id, identity, room_name, participant_name, issued_at, token_expires_at)
      VALUES (gen_random_uuid(), ${identity}, ${roomName}, 'Canary', ${issuedAt}, ${expiresAt})`;
}

async function deliverAll(events: readonly SessionEvent[]): Promise<void> {
  const waiting = events.entries();
  const deliverer = async () => {
    for (const [index, event] of waiting) {
      const { url } = apis[index % 2 === 0 ? 0 : 1];
      expect((await deliverWebhook(url, stack.key, webhookOf(event))).status).toBe(200);
    }
  };
  await Promise.all(Array.from({ length: atATime }, deliverer));
}

function webhookOf(event: SessionEvent): object {
  const { id, kind, roomName, roomSid, at } = event;
  const createdAt = String(at.getTime() / 1000);
  const told = { id, event: kind, createdAt, room: { sid: roomSid, name: roomName } };
  if (!('identity' in event)) return told;
  const { identity, participantSid: sid, connectedAt, reason: disconnectReason } = event;
  const joinedAtMs = String(connectedAt.getTime());
  return { ...told, participant: { sid, identity, joinedAtMs, disconnectReason } };
}

async function rowsOf({ tokens }: History): Promise<ExpectedRow[]> {
  const rows: Record<string, unknown>[] = await stack.sql`
    SELECT identity, participant_sid AS "participantSid", room_sid AS "roomSid", joined_at AS "joinedAt",
      aborted_at AS "abortedAt", left_at AS "leftAt", left_reason AS "leftReason", left_source AS "leftSource"
    FROM session_logs WHERE room_name IN ${stack.sql(tokens.map(({ roomName }) => roomName))}`;
  return inOrder(rows.map((row) => ({ ...row }) as ExpectedRow));
}
