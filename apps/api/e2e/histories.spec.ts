import { afterAll, beforeAll, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import type { Api } from '../../../tools/api.ts';
import { migrate } from '../src/database/migrate.ts';
import { historySeed } from '../src/sessions/arbitrary-history.ts';
import type { IssuedSession } from '../src/sessions/issued-session.ts';
import type { SessionEvent } from '../src/sessions/session-lifecycle.ts';
import { recordOf } from '../src/sessions/spooled-entry.ts';
import { type ExpectedRow, inOrder } from '../src/sessions/true-connection.ts';
import type { History } from '../src/sessions/true-history.ts';
import { Spool } from '../src/spool/spool.ts';
import { leaksIn } from './leaks-in.ts';
import { deliverWebhook } from './signed-webhook.ts';
import { type Stack, startStack } from './stack.ts';
import { expectedColumns, expectedRows, toldHistories, webhookOf } from './told-history.ts';
import { until } from './until.ts';

// The same histories that the pure rules are tested with, here against PostgreSQL, eight webhooks at a time.
const histories = 300;
const lateHistories = 100;
const atATime = 8;

let stack: Stack;
let apis: [Api, Api];
/** The one of both APIs. */
let spool: Spool;

beforeAll(async () => {
  stack = await startStack();
  // Its rows are written past the APIs, which may still be making the tables.
  await migrate(stack.postgres.url);
  // The histories are of one day, however long ago that is.
  const keep = { NAME_RETENTION_DAYS: '36500', SESSION_RETENTION_DAYS: '36500' };
  spool = new Spool(stack.env.SPOOL_DIRECTORY ?? '', 1024 * 1024);
  const settings = { LOG_LEVEL: 'info', ...keep };
  apis = await Promise.all([stack.startApi(settings), stack.startApi(settings)]);
}, 60_000);

afterAll(async () => {
  spool?.close();
  await stack?.stop();
}, 20_000);

test(`${histories} histories (seed ${historySeed}), told to two APIs eight events at a time, end as they truly did`, async () => {
  for (const { history, arrivals } of toldHistories(histories)) {
    await issue(history);
    await deliverAll(arrivals);
    // A busy machine may have had some of it wait in the spool.
    await until(() => spool.isEmpty(), 20_000);
    expect(await rowsOf(history)).toEqual(inOrder(history.rows));
  }
}, 180_000);

test(`${lateHistories} histories whose rows come after all that was told of them end as they truly did`, async () => {
  const deliveries = toldHistories(lateHistories, historySeed + 1);
  for (const { arrivals } of deliveries) await deliverAll(arrivals);
  for (const { history } of deliveries)
    spool.append(issuedIn(history).map((session) => recordOf({ kind: 'issued', session })));
  await until(() => spool.isEmpty(), 60_000);
  expect(spool.level().refused).toBe(0);
  for (const { history } of deliveries) expect(await rowsOf(history)).toEqual(inOrder(history.rows));
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

async function issue(history: History): Promise<void> {
  for (const { id, identity, roomName, participantName, issuedAt, tokenExpiresAt } of issuedIn(history))
    await stack.sql`
      INSERT INTO session_logs (id, identity, room_name, participant_name, issued_at, token_expires_at)
      VALUES (${id}, ${identity}, ${roomName}, ${participantName}, ${issuedAt}, ${tokenExpiresAt})`;
}

function issuedIn({ tokens }: History): IssuedSession[] {
  const issuedAt = new Date(Date.UTC(2026, 0, 1, 11, 59));
  const tokenExpiresAt = new Date(Date.UTC(2026, 0, 1, 12, 9));
  const rest = { participantName: 'Canary', issuedAt, tokenExpiresAt };
  return tokens.map((token) => ({ id: randomUUID(), ...token, ...rest }));
}

async function deliverAll(events: readonly SessionEvent[]): Promise<void> {
  const waiting = events.entries();
  const deliverer = async () => {
    for (const [index, event] of waiting) {
      const { url } = apis[index % 2 === 0 ? 0 : 1];
      expect((await deliverWebhook(url, stack.webhookKey, webhookOf(event))).status).toBe(200);
    }
  };
  await Promise.all(Array.from({ length: atATime }, deliverer));
}

async function rowsOf({ tokens }: History): Promise<ExpectedRow[]> {
  const rows = await stack.sql`
    SELECT ${stack.sql.unsafe(expectedColumns)} FROM session_logs
    WHERE room_name IN ${stack.sql(tokens.map(({ roomName }) => roomName))}`;
  return inOrder(expectedRows(rows));
}
