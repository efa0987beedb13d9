import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { Api } from '../../../tools/api.ts';
import { requestToken } from './request-token.ts';
import { runSessions } from './run-sessions.ts';
import { dump, insertSessions } from './session-rows.ts';
import { deliverWebhook } from './signed-webhook.ts';
import { type Stack, startStack } from './stack.ts';
import { until } from './until.ts';

const canary = 'Canary Name';
const person = { roomName: 'Daily-Room', participantName: canary };
const hiddenDaily = '#b2bdce005db85537dc91c7761b6aabca8f9a99639438d606eb09be15ed1e094d';

let stack: Stack;
let api: Api;

beforeAll(async () => {
  stack = await startStack();
  api = await stack.startApi();
  await until(() => requestToken(api.url, 'Ana').catch(() => null));
}, 60_000);

beforeEach(async () => {
  await stack.sql`TRUNCATE session_logs, webhook_events`;
});

afterAll(() => stack?.stop(), 20_000);

describe('by identity', () => {
  test('only says how many there are, until it is told --yes', async () => {
    await come('p_1', 'PA_1', 'PA_2');
    await come('p_2', 'PA_3');
    const before = await dump(stack.sql);
    const would = 'would erase 2 sessions and 2 events; nothing is erased without --yes\n';
    expect(await run('--identity', 'p_1')).toBe(would);
    expect(await dump(stack.sql)).toBe(before);

    expect(await run('--identity', 'p_1', '--yes')).toBe('erased 2 sessions and 2 events\n');
    expect(await dump(stack.sql)).not.toMatch(/p_1|PA_[12]/);
    expect(await identities()).toEqual(['p_2']);
    expect(await stack.sql`SELECT 1 FROM webhook_events WHERE identity = 'p_2'`).toHaveLength(1);
    expect(await run('--identity', 'p_1', '--yes')).toBe('erased 0 sessions and 0 events\n');
  }, 20_000);

  test('no webhook that comes afterwards brings the person back, and what it left is erased as well', async () => {
    await come('p_1', 'PA_1');
    await run('--identity', 'p_1', '--yes');
    for (const event of ['participant_left', 'participant_joined'])
      expect((await tell(event, 'p_1', 'PA_1')).status).toBe(200);
    expect((await tell('participant_joined', 'p_1', 'PA_9')).status).toBe(200);
    expect(await identities()).toEqual([]);
    expect(await dump(stack.sql)).not.toContain(canary);
    expect(await run('--identity', 'p_1', '--yes')).toBe('erased 0 sessions and 3 events\n');
    expect(await dump(stack.sql)).toBe('');
  }, 20_000);

  test('a webhook that is being applied is waited for, and what it wrote is erased too', async () => {
    await come('p_1', 'PA_1');
    const inTheWay = await stack.sql.reserve();
    await inTheWay`BEGIN`;
    await inTheWay`LOCK TABLE webhook_events IN EXCLUSIVE MODE`;
    // Has its room's turn, and stands before the ledger; it will write a second row.
    const telling = tell('participant_joined', 'p_1', 'PA_2');
    await until(async () => (await waiting()).length === 1);
    const erasing = run('--identity', 'p_1', '--yes');
    await until(async () => (await waiting()).includes('advisory'));
    await inTheWay`COMMIT`;
    inTheWay.release();
    expect((await telling).status).toBe(200);
    expect(await erasing).toBe('erased 2 sessions and 2 events\n');
    expect(await identities()).toEqual([]);
  }, 20_000);
});

describe('by room', () => {
  test('with a time erases those issued from then and before then, names hidden or not', async () => {
    for (const ageDays of [1, 2, 3]) await come(`p_${ageDays}`, `PA_${ageDays}`);
    await come('p_else', 'PA_else');
    await stack.sql`UPDATE session_logs SET room_name = 'Other-Room' WHERE identity = 'p_else'`;
    const at = (hour: number) => `2026-01-31T${hour}:00:00Z`;
    for (const hour of [1, 2, 3])
      await stack.sql`
        UPDATE session_logs SET issued_at = ${new Date(`2026-01-31T1${hour}:00:00Z`)} WHERE identity = ${`p_${hour}`}`;
    await stack.sql`
      UPDATE session_logs SET room_name = ${hiddenDaily}, participant_name = NULL WHERE identity = 'p_1'`;
    const room = ['--room', 'Daily-Room'];
    expect(await run(...room, '--from', at(11), '--to', at(13), '--yes')).toBe(
      'erased 2 sessions and 2 events\n',
    );
    expect(await identities()).toEqual(['p_3', 'p_else']);
    expect(await run(...room, '--yes')).toBe('erased 1 session and 1 event\n');
    expect(await identities()).toEqual(['p_else']);
  }, 20_000);
});

test.each([
  ['nobody is named', ['--yes'], /--identity or --room/],
  ['only a time is said', ['--from', '2026-01-01', '--yes'], /--identity or --room/],
  [
    'a person and a room are named',
    ['--identity', 'p_1', '--room', 'Daily-Room', '--yes'],
    /--identity or --room/,
  ],
  ['a person and a time', ['--identity', 'p_1', '--to', '2026-01-01', '--yes'], /--room/],
  ['the room’s name is empty', ['--room', '', '--yes'], /--room/],
  ['the identity is blank', ['--identity', ' ', '--yes'], /--identity/],
  ['a word is one too many', ['p_1', '--yes'], /argument/],
])('refuses to erase when %s', async (_what, args, line) => {
  await come('p_1', 'PA_1');
  const { exitCode, output, errors } = await runSessions(['erase', ...args], environment());
  expect([exitCode, output]).toEqual([2, '']);
  expect(errors).toMatch(/^sessions: [^\n]+\n$/);
  expect(errors).toMatch(line);
  expect(await identities()).toEqual(['p_1']);
});

/** Gives someone a row for each of their connections, and the events that told of them. */
async function come(identity: string, ...sids: string[]): Promise<void> {
  await insertSessions(stack.sql, { ...person, identity, status: 'issued', ageDays: 0 });
  for (const sid of sids) expect((await tell('participant_joined', identity, sid)).status).toBe(200);
}

function tell(event: string, identity: string, sid: string): Promise<Response> {
  const joinedAtMs = String(Date.now());
  return deliverWebhook(api.url, stack.webhookKey, {
    id: `EV_${crypto.randomUUID()}`,
    event,
    createdAt: String(Math.floor(Date.now() / 1000)),
    room: { sid: 'RM_1', name: person.roomName },
    participant: { sid, identity, name: canary, joinedAtMs, disconnectReason: 'CLIENT_INITIATED' },
  });
}

async function run(...args: string[]): Promise<string> {
  const { exitCode, output, errors } = await runSessions(['erase', ...args], environment());
  expect([exitCode, errors]).toEqual([0, '']);
  return output;
}

function environment() {
  return { DATABASE_URL: stack.postgres.url };
}

async function identities(): Promise<string[]> {
  const rows = await stack.sql`SELECT DISTINCT identity FROM session_logs ORDER BY identity`;
  return rows.map(({ identity }: { identity: string }) => identity);
}

async function waiting(): Promise<string[]> {
  const locks = await stack.sql`SELECT locktype FROM pg_locks WHERE NOT granted`;
  return locks.map(({ locktype }: { locktype: string }) => locktype);
}
