import { afterAll, beforeAll, expect, test } from 'bun:test';
import { SimulateScenarioKind } from '@livekit/rtc-node';
import { enter } from './participant.ts';
import { requestToken } from './request-token.ts';
import { SignalClient } from './signal-client.ts';
import { type MeetingStack, startMeetingStack } from './stack.ts';
import { until } from './until.ts';

let stack: MeetingStack;

beforeAll(async () => {
  stack = await startMeetingStack();
}, 120_000);

afterAll(() => stack?.stop(), 30_000);

test('a full reconnect is two connections, and the log tells it from leaving', async () => {
  const { token } = await requestToken(stack.api.url, 'Ana', 'Reconnect-Room');
  const { room } = await enter(stack.livekit.url, token);
  await until(async () => (await rowsOf('Reconnect-Room'))[0]?.status === 'joined');
  await room.simulateScenario(SimulateScenarioKind.SIMULATE_FULL_RECONNECT);
  await until(async () => (await statesOf('Reconnect-Room')) === 'left,joined');
  const [before, after] = await rowsOf('Reconnect-Room');
  expect(before).toMatchObject({ left_source: 'webhook', is_back: true });
  expect(after).toMatchObject({ is_back: false, identity: before?.identity, room_sid: before?.room_sid });
  expect(after).toMatchObject({ participant_name: 'Ana', issued_at: before?.issued_at });
  expect(after?.participant_sid).not.toBe(before?.participant_sid);

  await room.disconnect();
  await until(async () => (await statesOf('Reconnect-Room')) === 'left,left');
  expect((await rowsOf('Reconnect-Room'))[1]).toMatchObject({
    left_reason: 'CLIENT_INITIATED',
    left_source: 'webhook',
    is_back: false,
  });
}, 30_000);

test('who enters with the same token takes the place of who was there', async () => {
  const { token } = await requestToken(stack.api.url, 'Bruno', 'Takeover-Room');
  await enter(stack.livekit.url, token);
  const { room } = await enter(stack.livekit.url, token);
  await until(async () => (await statesOf('Takeover-Room')) === 'left,joined');
  const [first] = await rowsOf('Takeover-Room');
  expect(first).toMatchObject({ left_reason: 'DUPLICATE_IDENTITY', left_source: 'webhook', is_back: true });
  expect(Number(first?.duration_ms)).toBeGreaterThanOrEqual(0);
  await room.disconnect();
}, 30_000);

test('who never gets media has not joined', async () => {
  const { token } = await requestToken(stack.api.url, 'Davi', 'Abort-Room');
  const davi = await SignalClient.enter(stack.livekit.url, token);
  davi.leave();
  await until(async () => (await statesOf('Abort-Room')) === 'aborted', 25_000);
  const [row] = await rowsOf('Abort-Room');
  expect(row).toMatchObject({ joined_at: null, left_at: null, duration_ms: null });
}, 40_000);

test('an SFU that is killed tells of no leaving: the next start of the room does', async () => {
  const [carla, davi] = [
    await requestToken(stack.api.url, 'Carla', 'Crash-Room'),
    await requestToken(stack.api.url, 'Davi', 'Crash-Room'),
  ];
  const { room } = await enter(stack.livekit.url, carla.token);
  await enter(stack.livekit.url, davi.token);
  // A start so soon after a joining could be told late; this one must prove something.
  await until(async () => (await statesOf('Crash-Room')) === 'joined,joined');
  const rows = await rowsOf('Crash-Room');
  await until(() => rows.every((row) => Date.now() - Number(row.joined_at) > 3000));
  await stack.crashLivekit();
  expect(await statesOf('Crash-Room')).toBe('joined,joined');

  const { token } = await requestToken(stack.api.url, 'Eva', 'Crash-Room');
  const eva = await enter(stack.livekit.url, token);
  await until(async () =>
    (await rowsOf('Crash-Room')).some((row) => row.participant_name === 'Eva' && row.status === 'joined'),
  );
  const after = await rowsOf('Crash-Room');
  for (const { id } of rows) {
    const row = after.find((each) => each.id === id);
    expect(row).toMatchObject({ status: 'left', left_source: 'server_lost', left_reason: 'SERVER_LOST' });
  }
  await Promise.all([eva.room.disconnect(), room.disconnect()]);
}, 60_000);

async function statesOf(roomName: string): Promise<string> {
  return (await rowsOf(roomName)).map(({ status }) => status).join();
}

/** The rows of a room in the order of their connections, each with whether its participant was back within 30 s. */
function rowsOf(roomName: string): Promise<Record<string, unknown>[]> {
  return stack.sql`
    SELECT *, coalesce(
      lead(joined_at) OVER (PARTITION BY identity ORDER BY joined_at, participant_sid) < left_at + interval '30 s',
      false
    ) AS is_back
    FROM session_logs WHERE room_name = ${roomName} ORDER BY joined_at, participant_sid`;
}
