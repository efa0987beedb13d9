import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import * as z from 'zod/mini';
import type { Api } from '../../../tools/api.ts';
import { freePort } from '../../../tools/free-port.ts';
import { migrate } from '../src/database/migrate.ts';
import { leaksIn } from './leaks-in.ts';
import { postToken, requestToken } from './request-token.ts';
import { scrape } from './scrape.ts';
import { dump, insertSessions, passDays } from './session-rows.ts';
import { deliverWebhook } from './signed-webhook.ts';
import { type Stack, startStack } from './stack.ts';
import { until } from './until.ts';

const Forgotten = z.object({
  namesHidden: z.number(),
  sessionsDeleted: z.number(),
  eventsDeleted: z.number(),
});
type Forgotten = z.infer<typeof Forgotten>;

const nothing: Forgotten = { namesHidden: 0, sessionsDeleted: 0, eventsDeleted: 0 };
const canary = 'Canary Name';
// A token that old and unused is called never_joined by the reconciler, whoever of the two comes first.
const statuses = ['left', 'aborted', 'never_joined'] as const;
const hiddenRoom = /^#[0-9a-f]{64}$/;

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
  await migrate(stack.postgres.url);
}, 60_000);

beforeEach(async () => {
  await stack.sql`TRUNCATE session_logs, webhook_events`;
});

afterAll(() => stack?.stop(), 20_000);

describe('31 days after it was over', () => {
  test('a session has no name, and its room has a hash that rooms of one name share', async () => {
    for (const status of statuses)
      await insertSessions(stack.sql, { ...person(status), status, ageDays: 31 });
    await insertSessions(stack.sql, {
      ...person('other'),
      roomName: 'Other-Room',
      status: 'left',
      ageDays: 31,
    });

    expect(await forget()).toEqual({ ...nothing, namesHidden: 4 });
    expect(await dump(stack.sql)).not.toMatch(/Canary|-Room/);
    const rooms = new Map((await rows()).map(({ identity, room_name }) => [identity, room_name]));
    for (const room of rooms.values()) expect(room).toMatch(hiddenRoom);
    expect(new Set(statuses.map((status) => rooms.get(status))).size).toBe(1);
    expect(rooms.get('other')).not.toBe(rooms.get('left'));
    expect((await rows()).map(({ status }) => status).sort()).toEqual([...statuses, 'left'].sort());
  }, 20_000);

  test('it stays as it is when that is done again', async () => {
    await insertSessions(stack.sql, { ...person('p'), status: 'left', ageDays: 31 });
    await forget();
    const before = await dump(stack.sql);
    expect(before).toContain('#');
    expect(await forget()).toEqual(nothing);
    expect(await dump(stack.sql)).toBe(before);
  }, 20_000);

  test('a webhook that comes about it is taken, and changes nothing', async () => {
    await insertSessions(stack.sql, { ...person('p_late'), status: 'never_joined', ageDays: 31 });
    await forget();
    const before = await rows();
    const api = await stack.startApi();
    await until(
      async () => (await deliverWebhook(api.url, stack.webhookKey, joined('p_late'))).status === 200,
    );
    expect(await stack.sql`SELECT 1 FROM webhook_events WHERE identity = 'p_late'`).toHaveLength(1);
    expect(await rows()).toEqual(before);
    await api.stop();
  }, 20_000);
});

test('who is inside, and what was over 29 days ago, is left alone', async () => {
  await insertSessions(stack.sql, { ...person('inside'), status: 'joined', ageDays: 500 });
  await insertSessions(stack.sql, { ...person('recent'), status: 'left', ageDays: 29 });
  await insertSessions(stack.sql, { ...person('long'), status: 'left', ageDays: 29, lengthDays: 3 });
  const before = await dump(stack.sql);
  expect(await forget()).toEqual(nothing);
  expect(await dump(stack.sql)).toBe(before);
}, 20_000);

test('181 days after it was over a session is gone, whether its names were hidden before or not', async () => {
  for (const status of statuses) await insertSessions(stack.sql, { ...person(status), status, ageDays: 31 });
  await forget();
  await passDays(stack.sql, 150);
  await insertSessions(stack.sql, { ...person('unseen'), status: 'left', ageDays: 181 });
  await insertSessions(stack.sql, { ...person('young'), status: 'left', ageDays: 179 });
  await insertSessions(stack.sql, { ...person('inside'), status: 'joined', ageDays: 181 });
  expect(await forget()).toEqual({ ...nothing, namesHidden: 2, sessionsDeleted: 4 });
  expect((await rows()).map(({ identity }) => identity).sort()).toEqual(['inside', 'young']);
}, 20_000);

test('the ledger is kept for 7 days, and no longer than names are', async () => {
  const api = await stack.startApi();
  await insertSessions(stack.sql, { ...person('p'), status: 'issued', ageDays: 0 });
  await until(async () => (await deliverWebhook(api.url, stack.webhookKey, joined('p'))).status === 200);
  await api.stop();
  await passDays(stack.sql, 6);
  expect(await forget()).toEqual(nothing);
  expect(await forget({ NAME_RETENTION_DAYS: '5' })).toEqual({ ...nothing, eventsDeleted: 1 });

  await stack.sql`
    INSERT INTO webhook_events (event_id, event, room_name, room_sid, created_at, received_at)
    SELECT 'EV_' || days, 'room_started', 'Daily-Room', 'RM_1', now(), now() - make_interval(days => days, mins => -1)
    FROM generate_series(6, 9) AS days`;
  expect(await forget()).toEqual({ ...nothing, eventsDeleted: 2 });
}, 30_000);

test('the settings say how long', async () => {
  await insertSessions(stack.sql, { ...person('two'), status: 'left', ageDays: 2.5 });
  await insertSessions(stack.sql, { ...person('four'), status: 'left', ageDays: 4.5 });
  const settings = { NAME_RETENTION_DAYS: '2', SESSION_RETENTION_DAYS: '4' };
  expect(await forget(settings)).toEqual({ ...nothing, namesHidden: 2, sessionsDeleted: 1 });
}, 20_000);

test('a row that someone else holds is left for the next time, and holds up none', async () => {
  await insertSessions(stack.sql, { ...person('held'), status: 'left', ageDays: 40 });
  await insertSessions(stack.sql, { ...person('free'), status: 'left', ageDays: 31 });
  const holder = await stack.sql.reserve();
  await holder`BEGIN`;
  await holder`SELECT 1 FROM session_logs WHERE identity = 'held' FOR UPDATE`;
  expect(await forget()).toEqual({ ...nothing, namesHidden: 1 });
  await holder`ROLLBACK`;
  holder.release();
  expect(await forget()).toEqual({ ...nothing, namesHidden: 1 });
}, 20_000);

describe('of 25,000 old sessions', () => {
  beforeEach(async () => {
    await insertSessions(stack.sql, { ...person('p_'), status: 'left', ageDays: 31, count: 25_000 });
    // Notes how many rows each statement changed and whether no other was at it, and takes so long over it that the work does not end unseen.
    await stack.sql`CREATE TABLE batches (size int, is_alone boolean)`;
    await stack.sql`
      CREATE FUNCTION note_batch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO batches SELECT count(*), pg_try_advisory_xact_lock(4711) FROM changed HAVING count(*) > 0; PERFORM pg_sleep(0.05); RETURN NULL;
      END $$`;
    await stack.sql`
      CREATE TRIGGER batch AFTER UPDATE ON session_logs REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION note_batch()`;
  });

  afterEach(async () => {
    await stack.sql`DROP TABLE batches`;
    await stack.sql`DROP FUNCTION note_batch CASCADE`;
  });

  test('an API that stops leaves those it has not come to, and stops in time', async () => {
    const api = await stack.startApi();
    await until(async () => (await batches()).length > 1);
    const since = performance.now();
    process.kill(api.pid, 'SIGTERM');
    expect(await api.exited).toBe('exit code 0');
    expect(performance.now() - since).toBeLessThan(2000);
    const hidden = (await batches()).reduce((sum, size) => sum + size, 0);
    expect(hidden).toBeGreaterThan(1000);
    expect(hidden).toBeLessThan(25_000);
    expect(await namesLeft()).toBe(25_000 - hidden);
  }, 30_000);

  test('each is done once by two APIs, in batches of 1,000, while both issue tokens', async () => {
    const port = String(await freePort());
    const more = { TRUSTED_PROXIES: '1', TOKENS_PER_SECOND: '10000', LOG_LEVEL: 'info' };
    const apis = await Promise.all([stack.startApi({ ...more, METRICS_PORT: port }), stack.startApi(more)]);
    await until(async () => (await batches()).length > 0);
    let isDone = false;
    const callers = Array.from({ length: 4 }, (_, caller) => askOn(apis, caller, () => isDone));
    const forgotten = await Promise.all(apis.map(forgottenBy));
    isDone = true;
    const answers = (await Promise.all(callers)).flat();

    expect(new Set(answers)).toEqual(new Set([201]));
    expect(answers.length).toBeGreaterThan(20);
    expect(await namesLeft()).toBe(answers.length);
    expect(await batches()).toEqual(Array(25).fill(1000));
    expect(await stack.sql`SELECT 1 FROM batches WHERE NOT is_alone`).toHaveLength(0);
    expect(forgotten.reduce((sum, { namesHidden }) => sum + namesHidden, 0)).toBe(25_000);
    const [first] = forgotten;
    const { samples } = await scrape(port);
    expect(samples.get('livemeet_retention_rows_total{outcome="names_hidden"}')).toBe(first?.namesHidden);
    for (const api of apis) {
      expect(leaksIn(api.logs(), [canary, 'Daily-Room'])).toEqual([]);
      await api.stop();
    }
  }, 60_000);
});

test('a database that is away for a moment is no reason to stop', async () => {
  const api = await stack.startApi();
  await stack.killPostgres();
  await until(() => api.logs().includes('forgetting old sessions broke off'));
  await stack.restartPostgres();
  await until(() => requestToken(api.url, 'Ana').catch(() => null));
  await api.stop();
}, 30_000);

/** Starts an API, waits until it has forgotten what is old, and stops it. */
async function forget(settings: Record<string, string> = {}): Promise<Forgotten> {
  const api = await stack.startApi(settings);
  const forgotten = await forgottenBy(api);
  expect(leaksIn(api.logs(), [canary])).toEqual([]);
  await api.stop();
  return forgotten;
}

async function forgottenBy(api: Api): Promise<Forgotten> {
  const isIt = (line: string) => line.includes('"old sessions forgotten"');
  const line = await until(() => api.logs().split('\n').slice(0, -1).find(isIt), 20_000);
  return Forgotten.parse(JSON.parse(line));
}

async function askOn(apis: readonly [Api, Api], caller: number, isDone: () => boolean): Promise<number[]> {
  const answers: number[] = [];
  while (!isDone()) {
    const { url } = apis[answers.length % 2 === 0 ? 0 : 1];
    const body = JSON.stringify({
      participantName: canary,
      roomName: `New-Room-${caller}-${answers.length}`,
    });
    const headers = { 'x-forwarded-for': `10.${caller}.${answers.length >> 8}.${answers.length & 255}` };
    answers.push((await postToken(url, body, headers)).status);
  }
  return answers;
}

function person(identity: string) {
  return { identity, roomName: 'Daily-Room', participantName: canary };
}

function joined(identity: string): object {
  const participant = { sid: 'PA_1', identity, name: canary, joinedAtMs: String(Date.now()) };
  const room = { sid: 'RM_1', name: 'Daily-Room' };
  const createdAt = String(Math.floor(Date.now() / 1000));
  return { id: `EV_${crypto.randomUUID()}`, event: 'participant_joined', createdAt, room, participant };
}

function rows(): Promise<{ identity: string; room_name: string; status: string }[]> {
  return stack.sql`SELECT * FROM session_logs ORDER BY identity`;
}

async function namesLeft(): Promise<number> {
  return (await stack.sql`SELECT 1 FROM session_logs WHERE participant_name IS NOT NULL`).length;
}

async function batches(): Promise<number[]> {
  return (await stack.sql`SELECT size FROM batches`).map(({ size }: { size: number }) => size);
}
