import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Api } from '../../../tools/api.ts';
import { freePort } from '../../../tools/free-port.ts';
import { leaksIn } from './leaks-in.ts';
import { enter, type Participant } from './participant.ts';
import { requestToken } from './request-token.ts';
import { scrape } from './scrape.ts';
import { type MeetingStack, startMeetingStack } from './stack.ts';
import { until } from './until.ts';

const often = { RECONCILE_EVERY_SECONDS: '5' };
/** What the log promises after a crash. */
const promisedMs = 90_000;

let stack: MeetingStack;
let port: string;
const inside: Participant[] = [];

beforeAll(async () => {
  port = String(await freePort());
  stack = await startMeetingStack({ ...often, METRICS_PORT: port });
}, 120_000);

afterAll(async () => {
  await Promise.all(inside.map(({ room }) => room.disconnect()));
  await stack?.stop();
}, 30_000);

test('an SFU that is killed tells of no leaving: 90 s after it is back no row of its rooms is open', async () => {
  const people = await Promise.all(['Ana', 'Bruno', 'Carla'].map((name) => come(stack.api, name, 'Crash')));
  await until(async () => (await rowsOf('Crash')).filter((row) => row.last_seen_at !== null).length === 3);
  const oldest = 'livemeet_open_session_oldest_seconds';
  expect((await scrape(port)).samples.get(oldest)).toBeGreaterThan(0);
  await stack.killLivekit();
  await Promise.all(people.map(({ room }) => room.disconnect()));
  // An SFU that is not there proves nothing, however often it is looked for.
  const skipped = () => linesOf(stack.api, 'the SFU is not well');
  await until(() => skipped() >= 5, 60_000);
  expect(await statesOf('Crash')).toEqual(['joined', 'joined', 'joined']);

  await stack.restartLivekit();
  expect(await stack.sql`SELECT 1 FROM webhook_events WHERE event = 'participant_left'`).toHaveLength(0);
  await until(async () => (await statesOf('Crash')).every((state) => state === 'left'), promisedMs);
  for (const row of await rowsOf('Crash')) {
    expect(row).toMatchObject({ left_source: 'reconciler', left_reason: 'NOT_SEEN' });
    expect(row.left_at).toEqual(row.last_seen_at);
  }
  const { samples } = await scrape(port);
  expect(samples.get('livemeet_sessions_reconciled_total{outcome="closed"}')).toBe(3);
  expect(samples.get('livemeet_sessions_left_total{reason="NOT_SEEN"}')).toBe(3);
  const lookedAt = samples.get('livemeet_reconciler_last_look_timestamp_seconds') ?? 0;
  expect(Date.now() / 1000 - lookedAt).toBeLessThan(15);
  await until(async () => (await scrape(port)).samples.get(oldest) === 0);
}, 180_000);

describe('after an API that died comes one the SFU tells nothing', () => {
  let api: Api;
  let ana: Participant;

  beforeAll(async () => {
    ana = await come(stack.api, 'Ana', 'Outage');
    await come(stack.api, 'Bruno', 'Outage');
    await until(async () => (await statesOf('Outage')).join() === 'joined,joined');
    await stack.api.kill();
  }, 30_000);

  test('who left meanwhile has left, and who is still there has not', async () => {
    await ana.room.disconnect();
    expect(await statesOf('Outage')).toEqual(['joined', 'joined']);
    api = await stack.startApi(often);
    await until(async () => (await rowOf('Ana', 'Outage')).left_source === 'reconciler', promisedMs);
    const before = await rowOf('Bruno', 'Outage');
    expect(before.status).toBe('joined');
    await until(async () => (await rowOf('Bruno', 'Outage')).last_seen_at > before.last_seen_at);
  }, 120_000);

  test('who enters is found in the room, in the row of the token', async () => {
    await come(api, 'Carla', 'Outage');
    const row = await until(async () => {
      const seen = await rowOf('Carla', 'Outage');
      return seen.status === 'joined' && seen;
    });
    expect(row.token_expires_at.getTime()).toBe(row.issued_at.getTime() + 600_000);
    expect(row.participant_sid).toStartWith('PA_');
  }, 30_000);

  test('who is in a room and in no row is given one, as often as it takes', async () => {
    const lost = await rowOf('Bruno', 'Outage');
    for (const _time of ['first', 'second']) {
      await stack.sql`DELETE FROM session_logs WHERE id = ${lost.id} OR identity = ${lost.identity}`;
      const row = await until(async () => {
        const found = await rowOf('Bruno', 'Outage').catch(() => null);
        return found?.status === 'joined' && found;
      });
      const { identity, participant_sid, room_sid, joined_at } = lost;
      expect(row).toMatchObject({ identity, participant_sid, room_sid, joined_at });
      expect([row.issued_at, row.token_expires_at]).toEqual([joined_at, joined_at]);
    }
    expect(await statesOf('Outage')).toHaveLength(3);
  }, 40_000);

  test('an end that nobody told of is taken back when its participant is seen again', async () => {
    const { id } = await rowOf('Bruno', 'Outage');
    await stack.sql`
      UPDATE session_logs SET left_at = now(), left_reason = 'NOT_SEEN', left_source = 'reconciler' WHERE id = ${id}`;
    await until(async () => (await rowOf('Bruno', 'Outage')).status === 'joined');
    expect(await rowOf('Bruno', 'Outage')).toMatchObject({ id, left_at: null, left_reason: null });
  }, 20_000);

  test('a token that nobody came with has expired, until someone comes after all', async () => {
    const { token } = await requestToken(api.url, 'Davi', 'Unused');
    await requestToken(api.url, 'Eva', 'Unused');
    // The log has it that Davi's expired two minutes ago; the token itself does not.
    await stack.sql`
      UPDATE session_logs SET issued_at = now() - interval '13 min', token_expires_at = now() - interval '121 s'
      WHERE participant_name = 'Davi'`;
    await until(async () => (await rowOf('Davi', 'Unused')).status === 'never_joined');
    expect((await rowOf('Davi', 'Unused')).expired_at).toBeInstanceOf(Date);
    expect((await rowOf('Eva', 'Unused')).status).toBe('issued');
    inside.push(await enter(stack.livekit.url, token));
    await until(async () => (await rowOf('Davi', 'Unused')).status === 'joined');
  }, 30_000);

  test('many tokens that nobody came with have expired in one look', async () => {
    await stack.sql`
      INSERT INTO session_logs (id, identity, room_name, participant_name, issued_at, token_expires_at)
      SELECT gen_random_uuid(), 'unused-' || n, 'Crowd', 'Unused', now() - interval '13 min', now() - interval '3 min'
      FROM generate_series(1, 2500) AS n`;
    await until(async () => (await statesOf('Crowd')).every((state) => state === 'never_joined'), 20_000);
    expect(api.logs()).toContain('"outcome":"expired","count":2500');
  }, 30_000);

  test('its log counts, and names nobody', () => {
    for (const outcome of ['closed', 'adopted', 'reopened', 'expired'])
      expect(api.logs()).toMatch(new RegExp(`"outcome":"${outcome}","count":\\d`));
    const people = ['Ana', 'Bruno', 'Carla', 'Davi', 'Eva'];
    expect(leaksIn(api.logs(), [stack.key.apiSecret, ...people])).toEqual([]);
  });

  test('of two instances one looks, and the other when that one is killed', async () => {
    const second = await stack.startApi(often);
    const looks = () => linesOf(api, 'looked');
    const before = looks();
    await until(() => looks() >= before + 3, 30_000);
    expect(linesOf(second, 'looked')).toBe(0);
    await api.kill();
    const killedAt = performance.now();
    await until(() => linesOf(second, 'looked') > 0, 20_000);
    expect(performance.now() - killedAt).toBeLessThan(20_000);
    api = second;
  }, 60_000);

  test('a lock whose connection breaks is taken anew', async () => {
    const broken = await stack.sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'livemeet-api lock'`;
    expect(broken).toHaveLength(1);
    const before = linesOf(api, 'looked');
    await until(() => linesOf(api, 'looked') >= before + 2, 20_000);
    expect(
      await stack.sql`SELECT 1 FROM pg_stat_activity WHERE application_name = 'livemeet-api lock'`,
    ).toHaveLength(1);
  }, 30_000);
});

async function come(api: Api, name: string, roomName: string): Promise<Participant> {
  const { token } = await requestToken(api.url, name, roomName);
  const participant = await enter(stack.livekit.url, token);
  inside.push(participant);
  return participant;
}

type Row = {
  readonly id: string;
  readonly identity: string;
  readonly status: string;
  readonly left_source: string | null;
  readonly issued_at: Date;
  readonly token_expires_at: Date;
  readonly joined_at: Date;
  readonly left_at: Date | null;
  readonly left_reason: string | null;
  readonly expired_at: Date | null;
  readonly participant_sid: string;
  readonly room_sid: string;
  readonly last_seen_at: Date;
};

async function rowsOf(roomName: string): Promise<Record<string, unknown>[]> {
  return stack.sql`SELECT * FROM session_logs WHERE room_name = ${roomName} ORDER BY joined_at`;
}

async function statesOf(roomName: string): Promise<unknown[]> {
  return (await rowsOf(roomName)).map(({ status }) => status);
}

/** The one row of that name; rejects without one. */
async function rowOf(name: string, roomName: string): Promise<Row> {
  const rows = (await rowsOf(roomName)).filter(({ participant_name }) => participant_name === name);
  if (rows.length !== 1) throw new Error(`${rows.length} rows of one participant`);
  return rows[0] as Row;
}

function linesOf(api: Api, message: string): number {
  return api.logs().split(`"msg":"${message}`).length - 1;
}
