import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RoomOccupancy } from '@livemeet/shared-types';
import { RoomServiceClient } from 'livekit-server-sdk';
import { type Redis, startRedis } from '../../../tools/redis.ts';
import { enter } from './participant.ts';
import { requestToken } from './request-token.ts';
import { type MeetingStack, startMeetingStack } from './stack.ts';
import { until } from './until.ts';

// An SFU that keeps its rooms in Redis, as several nodes would, and asks its nodes who is in them.
let directory: string;
let redis: Redis;
let stack: MeetingStack;
let admin: RoomServiceClient;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'livemeet-redis-'));
  redis = await startRedis({ directory });
  stack = await startMeetingStack({ RECONCILE_EVERY_SECONDS: '5' }, `127.0.0.1:${redis.port}`);
  const httpUrl = stack.livekit.url.replace(/^ws/, 'http');
  admin = new RoomServiceClient(httpUrl, stack.key.apiKey, stack.key.apiSecret);
}, 120_000);

afterAll(async () => {
  await stack?.stop();
  await redis?.stop();
  if (directory) await rm(directory, { recursive: true, force: true });
}, 30_000);

test('a room that does not exist is known at once to be empty, although the nodes take 3 s to say nothing', async () => {
  const askedAt = performance.now();
  await expect(admin.listParticipants('Never-Room')).rejects.toThrow('no response from servers');
  expect(performance.now() - askedAt).toBeGreaterThan(2000);
  const startedAt = performance.now();
  const response = await fetch(`${stack.api.url}/rooms/Never-Room/occupancy`);
  expect([response.status, RoomOccupancy.parse(await response.json()).participants]).toEqual([200, 0]);
  await requestToken(stack.api.url, 'Ana', 'Never-Room');
  expect(performance.now() - startedAt).toBeLessThan(1000);
}, 20_000);

test('rooms that outlive their killed SFU in Redis keep no row open', async () => {
  const { token } = await requestToken(stack.api.url, 'Ana', 'Ghost-Room');
  const { room } = await enter(stack.livekit.url, token);
  await until(async () => (await row()).last_seen_at !== null);
  await stack.killLivekit();
  await room.disconnect();
  await stack.restartLivekit();
  expect((await row()).status).toBe('joined');
  // What an SFU that reads Redis would go on saying.
  expect((await admin.listRooms(['Ghost-Room'])).map(({ name }) => name)).toEqual(['Ghost-Room']);
  await until(async () => (await row()).status === 'left', 90_000);
  expect(await row()).toMatchObject({ left_source: 'reconciler', left_reason: 'NOT_SEEN' });
}, 120_000);

async function row(): Promise<Record<string, unknown>> {
  const [only] = await stack.sql`SELECT * FROM session_logs WHERE room_name = 'Ghost-Room'`;
  return only;
}
