import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { migrate } from '../src/database/migrate.ts';
import { type ExportedSession, exportedFields } from '../src/operator/session-format.ts';
import { runSessions } from './run-sessions.ts';
import { insertSessions } from './session-rows.ts';
import { type Stack, startStack } from './stack.ts';
import { until } from './until.ts';

const statuses = ['aborted', 'issued', 'joined', 'left', 'never_joined'] as const;
const person = { roomName: 'Daily-Room', participantName: '=Ana, "A"' };
const many = 20_000;

let stack: Stack;
let env: Record<string, string>;

beforeAll(async () => {
  stack = await startStack();
  env = { DATABASE_URL: stack.postgres.url };
  await migrate(stack.postgres.url);
  // The oldest last: the order of the rows is not the order of issue.
  for (const [index, status] of statuses.entries())
    await insertSessions(stack.sql, { ...person, identity: `p_${status}`, status, ageDays: 1 - index / 10 });
  await insertSessions(stack.sql, { ...person, identity: 'p_hidden', status: 'left', ageDays: 31 });
  await stack.sql`
    UPDATE session_logs SET participant_name = NULL,
      room_name = '#b2bdce005db85537dc91c7761b6aabca8f9a99639438d606eb09be15ed1e094d'
    WHERE identity = 'p_hidden'`;
  const others = { ...person, identity: 'p_', roomName: 'Many-Room', count: many };
  await insertSessions(stack.sql, { ...others, status: 'left', ageDays: 10 });
}, 60_000);

afterAll(() => stack?.stop(), 20_000);

test('writes an object a line, in order of issue, also of a room whose name is hidden by now', async () => {
  const sessions = await exported('--room', 'Daily-Room');
  expect(sessions.map(({ identity }) => identity)).toEqual([
    'p_hidden',
    ...statuses.map((status) => `p_${status}`),
  ]);
  for (const session of sessions) expect(Object.keys(session)).toEqual(Object.keys(exportedFields));
  const [row] = await stack.sql`SELECT * FROM session_logs WHERE identity = 'p_left'`;
  expect(sessions.find(({ identity }) => identity === 'p_left')).toEqual({
    id: row.id,
    identity: 'p_left',
    participantSid: 'PA_p_left',
    roomName: 'Daily-Room',
    roomSid: 'RM_1',
    participantName: '=Ana, "A"',
    status: 'left',
    issuedAt: row.issued_at.toISOString(),
    tokenExpiresAt: row.token_expires_at.toISOString(),
    joinedAt: row.joined_at.toISOString(),
    abortedAt: null,
    expiredAt: null,
    leftAt: row.left_at.toISOString(),
    leftReason: 'CLIENT_INITIATED',
    leftSource: 'webhook',
    durationMs: Number(row.duration_ms),
    updatedAt: row.updated_at.toISOString(),
  });
});

test('takes only the statuses that are asked for', async () => {
  const sessions = await exported('--room', 'Daily-Room', '--status', 'left,joined', '--status', 'aborted');
  expect(sessions.map(({ status }) => status)).toEqual(['left', 'aborted', 'joined', 'left']);
});

test('takes a session issued at --from in, and one issued at --to not', async () => {
  const [first] = await stack.sql`
    UPDATE session_logs SET issued_at = date_trunc('milliseconds', issued_at) WHERE room_name = 'Daily-Room'
    RETURNING (SELECT 1), identity, issued_at`;
  const at: string = first.issued_at.toISOString();
  const after = new Date(first.issued_at.getTime() + 1).toISOString();
  const only = async (...args: string[]) =>
    (await exported('--room', 'Daily-Room', ...args)).some(({ identity }) => identity === first.identity);
  expect(await only('--from', at)).toBe(true);
  expect(await only('--from', after)).toBe(false);
  expect(await only('--to', at)).toBe(false);
  expect(await only('--to', after)).toBe(true);
});

test('writes CSV with one header, and lets no name be a formula', async () => {
  const { output, errors, exitCode } = await runSessions(['export', '--format', 'csv'], env);
  const [header, ...lines] = output.trimEnd().split('\n');
  expect([exitCode, errors, header]).toEqual([0, '', Object.keys(exportedFields).join(',')]);
  expect(lines).toHaveLength(many + 6);
  expect(lines.filter((line) => line === header)).toEqual([]);
  expect(lines.filter((line) => line.includes(`,"'=Ana, ""A""",`))).toHaveLength(many + 5);
});

const command = '"$0" --no-install src/sessions-command.ts';

describe('however slowly it is read', () => {
  test('it waits for the reader, and writes the log as it was when it began', async () => {
    // Whose reader begins when it is told to.
    const pipe = inShell(`exec 3<&0; ${command} export --room Many-Room | { read -r _ <&3; cat; }`);
    const steps = await until(waitsForReader, 20_000);
    await stack.sql`DELETE FROM session_logs WHERE identity = ${`p_${many}`}`;
    await insertSessions(stack.sql, {
      ...person,
      identity: 'p_new',
      roomName: 'Many-Room',
      status: 'left',
      ageDays: 1,
    });
    expect(await waitsForReader()).toBe(steps);

    pipe.stdin.write('go\n');
    await pipe.stdin.end();
    const lines = (await new Response(pipe.stdout).text()).trimEnd().split('\n');
    expect(lines).toHaveLength(many);
    const identities = new Set(lines.map((line) => (JSON.parse(line) as ExportedSession).identity));
    expect(identities.has(`p_${many}`)).toBe(true);
    expect(identities.has('p_new')).toBe(false);
    expect(await connections()).toEqual([]);
  }, 40_000);

  test('who reads one line only gets it, exit code 0 and no complaint', async () => {
    const pipe = inShell(`{ ${command} export; echo "exit code $?" >&2; } | head -n 1`);
    await pipe.stdin.end();
    const [output, errors] = await Promise.all([
      new Response(pipe.stdout).text(),
      new Response(pipe.stderr).text(),
    ]);
    expect(JSON.parse(output).identity).toStartWith('p_');
    expect(errors).toBe('exit code 0\n');
    await until(async () => (await connections()).length === 0);
  }, 20_000);
});

describe('says in one line, without an address or a password, that', () => {
  const secret = 'Canary-Password';

  test.each([
    ['an option is wrong', ['export', '--name', 'Ana'], 2, /unknown option/],
    ['a time is none', ['export', '--from', 'yesterday'], 2, /--from/],
    ['a time has no distance from UTC', ['export', '--to', '2026-01-31T18:00'], 2, /--to/],
    ['times are the wrong way round', ['export', '--from', '2026-02-01', '--to', '2026-02-01'], 2, /before/],
    ['there is no such status', ['export', '--status', 'left,gone'], 2, /never_joined/],
    ['there is no such format', ['export', '--format', 'xml'], 2, /ndjson, csv/],
    ['there is no such command', ['list'], 2, /unknown command/],
  ])('%s', async (_what, args, exitCode, line) => {
    const run = await runSessions(args, env);
    expect([run.exitCode, run.output]).toEqual([exitCode, '']);
    expect(run.errors).toMatch(/^sessions: [^\n]+\n$/);
    expect(run.errors).toMatch(line);
  });

  test.each([
    ['DATABASE_URL is missing', '', 78],
    ['DATABASE_URL is no address', `mysql://u:${secret}@127.0.0.1/x`, 78],
    ['no server is there', `postgres://u:${secret}@127.0.0.1:1/x`, 1],
  ])('%s', async (_what, url, exitCode) => {
    const run = await runSessions(['export'], { DATABASE_URL: url });
    expect([run.exitCode, run.output]).toEqual([exitCode, '']);
    expect(run.errors).toMatch(/^sessions: [^\n]+\n$/);
    expect(run.errors).not.toContain(secret);
  });

  test('the password is wrong', async () => {
    const url = stack.postgres.url.replace(/:[^:@]+@/, `:${secret}@`);
    const run = await runSessions(['export'], { DATABASE_URL: url });
    expect(run).toEqual({
      exitCode: 1,
      output: '',
      errors: expect.stringMatching(/^sessions: [^\n]+28P01[^\n]*\n$/),
    });
    expect(run.errors).not.toContain(secret);
  });

  test('the database has no log', async () => {
    const url = stack.postgres.url.replace(/[^/]+$/, 'postgres');
    const { exitCode, errors } = await runSessions(['export'], { DATABASE_URL: url });
    expect([exitCode, errors]).toEqual([
      1,
      expect.stringMatching(/^sessions: [^\n]+start the API once[^\n]*\n$/),
    ]);
  });
});

test.each([[['--help']], [['export', '--help']], [['erase', '--help']]])(
  'explains itself: %p',
  async (args) => {
    const { exitCode, output, errors } = await runSessions(args, {});
    expect([exitCode, errors]).toEqual([0, '']);
    expect(output).toStartWith('Usage: bun run sessions');
    for (const line of output.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  },
);

async function exported(...args: string[]): Promise<ExportedSession[]> {
  const { exitCode, output, errors } = await runSessions(['export', ...args], env);
  expect([exitCode, errors]).toEqual([0, '']);
  return output
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** Runs a line of sh in which `$0` is Bun. */
function inShell(line: string) {
  return Bun.spawn(['sh', '-c', line, process.execPath], {
    cwd: join(import.meta.dir, '..'),
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** The instant of its last step, when that is past and it asks for no more though there is more. */
async function waitsForReader(): Promise<number | null> {
  const [connection] = await connections();
  return connection?.query.startsWith('FETCH') && connection.rests ? connection.at.getTime() : null;
}

async function connections(): Promise<{ query: string; at: Date; rests: boolean }[]> {
  return stack.sql`
    SELECT query, state_change AS at,
      state = 'idle in transaction' AND clock_timestamp() - state_change > interval '1 s' AS rests
    FROM pg_stat_activity WHERE application_name = 'livemeet-sessions'`;
}
