import { afterAll, beforeAll, expect, test } from 'bun:test';
import { DataSource, type MigrationInterface } from 'typeorm';
import { migrationDataSourceOptions } from '../src/database/data-source.ts';
import { CreateSessionLogs1795000000000 } from '../src/database/migrations/1795000000000-create-session-logs.ts';
import { ForgettableSessions1795300000000 } from '../src/database/migrations/1795300000000-forgettable-sessions.ts';
import { SessionsInOrderOfIssue1795400000000 } from '../src/database/migrations/1795400000000-sessions-in-order-of-issue.ts';
import { type Stack, startStack } from './stack.ts';

let stack: Stack;
let dataSource: DataSource;

beforeAll(async () => {
  stack = await startStack();
  dataSource = await new DataSource(migrationDataSourceOptions(stack.postgres.url)).initialize();
}, 60_000);

afterAll(async () => {
  await dataSource?.destroy();
  await stack?.stop();
}, 20_000);

/** As the first release wrote them: identity, SID, joined and left at which second, reason. */
const rows = [
  ['p_1', null, null, null, null],
  ['p_2', 'PA_2', 10, null, null],
  ['p_3', 'PA_3', 10, 40, 'CLIENT_INITIATED'],
  ['p_4', 'PA_4', 10, 60, 'ROOM_FINISHED'],
] as const;

test('rows of one a token keep their meaning as rows of one a connection, there and back', async () => {
  const first = await dataSourceWith(CreateSessionLogs1795000000000);
  await first.runMigrations();
  await first.destroy();
  for (const [identity, sid, joined, left, reason] of rows)
    await stack.sql`
      INSERT INTO session_logs (id, identity, participant_sid, room_name, room_sid, participant_name, issued_at,
        token_expires_at, joined_at, left_at, left_reason)
      VALUES (gen_random_uuid(), ${identity}, ${sid}, 'Old-Room', ${sid && 'RM_1'}, 'Ana', ${second(0)}, ${second(600)},
        ${second(joined)}, ${second(left)}, ${reason})`;
  const before = await oldColumns();

  await dataSource.runMigrations();
  expect(await oldColumns()).toEqual(before);
  expect([
    ...(await stack.sql`SELECT identity, status, left_source, duration_ms::int FROM session_logs ORDER BY 1`),
  ]).toEqual([
    { identity: 'p_1', status: 'issued', left_source: null, duration_ms: null },
    { identity: 'p_2', status: 'joined', left_source: null, duration_ms: null },
    { identity: 'p_3', status: 'left', left_source: 'webhook', duration_ms: 30_000 },
    { identity: 'p_4', status: 'left', left_source: 'room_finished', duration_ms: 50_000 },
  ]);

  await backToTheFirst();
  expect(await oldColumns()).toEqual(before);
  expect(
    await stack.sql`SELECT 1 FROM information_schema.tables WHERE table_name = 'webhook_events'`,
  ).toHaveLength(0);
}, 20_000);

test('back, an identity keeps the first of its connections, and an aborted one has not come', async () => {
  await dataSource.runMigrations();
  await stack.sql`
    INSERT INTO session_logs (id, identity, participant_sid, room_name, room_sid, participant_name, issued_at,
      token_expires_at, joined_at, aborted_at)
    VALUES (gen_random_uuid(), 'p_2', 'PA_9', 'Old-Room', 'RM_1', 'Ana', ${second(0)}, ${second(600)}, ${second(90)}, NULL),
      (gen_random_uuid(), 'p_5', 'PA_5', 'Old-Room', 'RM_1', 'Ana', ${second(0)}, ${second(600)}, NULL, ${second(90)})`;
  await backToTheFirst();
  const [second_, fifth] = (await oldColumns()).filter(
    ({ identity }) => identity === 'p_2' || identity === 'p_5',
  );
  expect(second_).toMatchObject({ participant_sid: 'PA_2', status: 'joined' });
  expect(fifth).toMatchObject({ participant_sid: null, status: 'issued' });
}, 20_000);

test('nobody who never came is said to have: what expired is settled by what is told of it', async () => {
  await dataSource.runMigrations();
  const statusOf = async () =>
    (await stack.sql`SELECT status FROM session_logs WHERE identity = 'p_1'`)[0].status;
  await stack.sql`UPDATE session_logs SET expired_at = now() WHERE identity = 'p_1'`;
  expect(await statusOf()).toBe('never_joined');
  await stack.sql`UPDATE session_logs SET participant_sid = 'PA_1', joined_at = now() WHERE identity = 'p_1'`;
  expect(await statusOf()).toBe('joined');
});

test('a session made of what was seen, and one that a reconciler ended, are told of there and back', async () => {
  await dataSource.runMigrations();
  await stack.sql`
    INSERT INTO session_logs (id, identity, participant_sid, room_name, room_sid, participant_name, issued_at,
      token_expires_at, joined_at, last_seen_at, left_at, left_reason, left_source)
    VALUES (gen_random_uuid(), 'p_7', 'PA_7', 'Old-Room', 'RM_1', 'Ana', ${second(10)}, ${second(10)}, ${second(10)},
      ${second(40)}, ${second(40)}, 'NOT_SEEN', 'reconciler')`;
  const [before] = await stack.sql`SELECT status, duration_ms::int FROM session_logs WHERE identity = 'p_7'`;
  expect(before).toEqual({ status: 'left', duration_ms: 30_000 });
  await backToTheFirst();
  const seventh = (await oldColumns()).find(({ identity }) => identity === 'p_7');
  expect(seventh).toMatchObject({ status: 'left', left_at: second(40), left_reason: 'NOT_SEEN' });
  await dataSource.runMigrations();
  const [after] = await stack.sql`SELECT last_seen_at, status FROM session_logs WHERE identity = 'p_7'`;
  expect(after).toEqual({ last_seen_at: null, status: 'left' });
}, 20_000);

test('a name that was hidden comes back as an empty one, and may be hidden again', async () => {
  const last = await dataSourceWith(ForgettableSessions1795300000000, SessionsInOrderOfIssue1795400000000);
  await last.runMigrations();
  await stack.sql`UPDATE session_logs SET participant_name = NULL WHERE identity = 'p_1'`;
  for (let undone = 0; undone < 2; undone += 1) await last.undoLastMigration();
  const nameOf = async () =>
    (await stack.sql`SELECT participant_name FROM session_logs WHERE identity = 'p_1'`)[0].participant_name;
  expect(await nameOf()).toBe('');
  await last.runMigrations();
  await stack.sql`UPDATE session_logs SET participant_name = NULL WHERE identity = 'p_1'`;
  expect(await nameOf()).toBeNull();
  await last.destroy();
});

async function backToTheFirst(): Promise<void> {
  for (;;) {
    const { length } = await stack.sql`SELECT 1 FROM migrations`;
    if (length <= 1) return;
    await dataSource.undoLastMigration();
  }
}

async function dataSourceWith(...migrations: (new () => MigrationInterface)[]): Promise<DataSource> {
  const made = new DataSource({ ...migrationDataSourceOptions(stack.postgres.url), migrations });
  return made.initialize();
}

async function oldColumns(): Promise<Record<string, unknown>[]> {
  return stack.sql`
    SELECT id, identity, participant_sid, room_name, room_sid, participant_name, issued_at, token_expires_at, joined_at,
      left_at, left_reason, status
    FROM session_logs ORDER BY identity`;
}

function second(of: number | null): Date | null {
  return of === null ? null : new Date(Date.UTC(2026, 0, 1, 12, 0, of));
}
