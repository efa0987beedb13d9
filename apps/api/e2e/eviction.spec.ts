import { afterAll, beforeAll, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { freePort } from '../../../tools/free-port.ts';
import { leaksIn } from './leaks-in.ts';
import { requestToken } from './request-token.ts';
import { scrape } from './scrape.ts';
import { SignalClient } from './signal-client.ts';
import { deliverWebhook } from './signed-webhook.ts';
import { type MeetingStack, startMeetingStack } from './stack.ts';
import { until } from './until.ts';

// One token can enter many times: `?publish=2` on LiveKit's older signalling path is the participant `identity#2`.
const doubles = Array.from({ length: 10 }, (_, index) => String(index + 2));

let stack: MeetingStack;
let port: string;
let admin: RoomServiceClient;

beforeAll(async () => {
  port = String(await freePort());
  // Nothing looks at the rooms until the next API starts.
  stack = await startMeetingStack({ METRICS_PORT: port, RECONCILE_EVERY_SECONDS: '300' });
  const httpUrl = stack.livekit.url.replace(/^ws/, 'http');
  admin = new RoomServiceClient(httpUrl, stack.key.apiKey, stack.key.apiSecret);
  await until(() => stack.api.logs().includes('"msg":"looked'));
}, 120_000);

afterAll(() => stack?.stop(), 30_000);

test('doubles the SFU tells of are sent out, and a foreign guest is not', async () => {
  const { identity, token, clients } = await fillRoom('Told-Room');
  const guest = new AccessToken(stack.key.apiKey, stack.key.apiSecret, { identity: 'guest' });
  guest.addGrant({ roomJoin: true, room: 'Told-Room' });
  clients.push(await SignalClient.enter(stack.livekit.url, await guest.toJwt()));
  expect(await identitiesIn('Told-Room')).toHaveLength(2 + doubles.length);
  for (const each of [identity, 'guest', ...doubles.map((double) => `${identity}#${double}`)])
    expect((await tellJoined('Told-Room', each)).status).toBe(200);
  await until(async () => (await identitiesIn('Told-Room')).length === 2);
  expect((await identitiesIn('Told-Room')).sort()).toEqual([identity, 'guest'].sort());
  await until(async () => (await evictions()) === doubles.length);
  expect(leaksIn(stack.api.logs(), [stack.key.apiSecret, token, 'Ana'])).toEqual([]);
  for (const client of clients) client.leave();
}, 30_000);

test('one that cannot be sent out fails no webhook', async () => {
  const before = await evictions();
  expect((await tellJoined('Nowhere-Room', 'p_1#2')).status).toBe(200);
  await until(() => stack.api.logs().includes('a doubled participant is still in its room'));
  expect(await evictions()).toBe(before);
});

test('doubles nobody tells of are found in the room', async () => {
  const { identity, clients } = await fillRoom('Found-Room');
  expect(await identitiesIn('Found-Room')).toHaveLength(1 + doubles.length);
  await stack.api.kill();
  await stack.startApi({ RECONCILE_EVERY_SECONDS: '5', METRICS_PORT: port });
  await until(async () => (await identitiesIn('Found-Room')).length === 1);
  expect(await identitiesIn('Found-Room')).toEqual([identity]);
  expect(await evictions()).toBe(doubles.length);
  // None of them is anyone's session.
  expect(await stack.sql`SELECT 1 FROM session_logs WHERE identity LIKE '%#%'`).toHaveLength(0);
  for (const client of clients) client.leave();
}, 40_000);

async function fillRoom(roomName: string) {
  const { token } = await requestToken(stack.api.url, 'Ana', roomName);
  const clients = [await SignalClient.enter(stack.livekit.url, token)];
  const [identity = ''] = await identitiesIn(roomName);
  for (const double of doubles) clients.push(await SignalClient.enter(stack.livekit.url, token, double));
  return { token, identity, clients };
}

async function identitiesIn(roomName: string): Promise<string[]> {
  return (await admin.listParticipants(roomName)).map(({ identity }) => identity);
}

function tellJoined(roomName: string, identity: string): Promise<Response> {
  const seconds = Math.floor(Date.now() / 1000);
  return deliverWebhook(stack.api.url, stack.webhookKey, {
    event: 'participant_joined',
    id: `EV_${randomUUID()}`,
    createdAt: String(seconds),
    room: { sid: 'RM_1', name: roomName },
    participant: { sid: `PA_${randomUUID()}`, identity, joinedAt: String(seconds) },
  });
}

async function evictions(): Promise<number | undefined> {
  return (await scrape(port)).samples.get('livemeet_participants_evicted_total');
}
