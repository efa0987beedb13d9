import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { ApiError } from '@livemeet/shared-types';
import { RoomServiceClient } from 'livekit-server-sdk';
import type { Api } from '../../../tools/api.ts';
import { enter } from './participant.ts';
import { postToken, requestToken } from './request-token.ts';
import { SignalClient } from './signal-client.ts';
import { type MeetingStack, startMeetingStack } from './stack.ts';
import { until } from './until.ts';
import { whileSfuIsFrozen } from './while-sfu-is-frozen.ts';

let stack: MeetingStack;
let admin: RoomServiceClient;
/** Its rooms hold two; those of the stack's own API a hundred. */
let small: Api;

beforeAll(async () => {
  stack = await startMeetingStack();
  const { apiKey, apiSecret } = stack.key;
  admin = new RoomServiceClient(stack.livekit.url.replace(/^ws/, 'http'), apiKey, apiSecret);
  small = await stack.startApi({ ROOM_MAX_PARTICIPANTS: '2' });
}, 120_000);

afterAll(() => stack?.stop(), 30_000);

describe('a room of two', () => {
  test('is full for the third, at either endpoint and without a row, until someone leaves', async () => {
    const inside = await Promise.all(['Ana', 'Bruno'].map((name) => enterAs(name, 'Small-Room')));
    await until(async () => (await askFor('Carla', 'Small-Room')).status === 409);
    const rowsBefore = await countRows('Small-Room');
    for (const response of [await askFor('Carla', 'Small-Room'), await askSdkWay('Carla', 'Small-Room')]) {
      expect(response.status).toBe(409);
      const error = ApiError.parse(await response.json());
      expect(error.code).toBe('ROOM_FULL');
    }
    expect(await countRows('Small-Room')).toBe(rowsBefore);
    expect((await askFor('Carla', 'Another-Room')).status).toBe(201);
    expect((await askFor('Carla', undefined)).status).toBe(201);

    await inside[0]?.room.disconnect();
    await until(async () => (await askFor('Carla', 'Small-Room')).status === 201);
    await inside[1]?.room.disconnect();
  }, 30_000);

  test('takes two of ten that come at once with good tokens; a room of a hundred takes all ten', async () => {
    expect(await race(small, 'Race-Room')).toBe(2);
    expect(await race(stack.api, 'Wide-Room')).toBe(10);
  }, 30_000);

  test('takes two of ten that one token makes; a room of a hundred takes them all', async () => {
    expect(await multiply(small, 'Many-Room')).toBe(2);
    expect(await multiply(stack.api, 'Crowd-Room')).toBe(10);
  }, 30_000);
});

describe('an SFU that cannot say', () => {
  test('because it hangs keeps nobody from a token for more than two seconds', async () => {
    await whileSfuIsFrozen(stack.livekit, small, async () => {
      const startedAt = performance.now();
      expect((await askFor('Ana', 'Hung-Room')).status).toBe(201);
      expect(performance.now() - startedAt).toBeWithin(900, 2000);
    });
  }, 20_000);

  test('because it is not there keeps nobody from a token', async () => {
    const lonely = await stack.startApi({ LIVEKIT_URL: 'ws://127.0.0.1:9', ROOM_MAX_PARTICIPANTS: '2' });
    expect((await postToken(lonely.url, '{"participantName":"Ana","roomName":"Any-Room"}')).status).toBe(201);
  }, 20_000);
});

function askFor(participantName: string, roomName: string | undefined): Promise<Response> {
  return postToken(small.url, JSON.stringify({ participantName, roomName }));
}

function askSdkWay(participant_name: string, room_name: string): Promise<Response> {
  return fetch(`${small.url}/auth/livekit-token`, {
    method: 'POST',
    body: JSON.stringify({ participant_name, room_name }),
    headers: { 'content-type': 'application/json' },
  });
}

async function enterAs(name: string, roomName: string) {
  return enter(stack.livekit.url, (await requestToken(small.url, name, roomName)).token);
}

/** Ten with tokens from before anyone was in enter at once; answers how many the SFU let in, by its own count and theirs. */
async function race(api: Api, roomName: string): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => requestToken(api.url, `Racer ${index}`, roomName)),
  );
  const entered = await Promise.allSettled(
    answers.map(({ token }) => SignalClient.enter(stack.livekit.url, token)),
  );
  const inside = entered.flatMap((entry) => (entry.status === 'fulfilled' ? [entry.value] : []));
  expect(await admin.listParticipants(roomName)).toHaveLength(inside.length);
  for (const client of inside) client.leave();
  return inside.length;
}

/** One token, used ten times at once in the way that LiveKit numbers identities; answers how many are in. */
async function multiply(api: Api, roomName: string): Promise<number> {
  const { token } = await requestToken(api.url, 'Ana', roomName);
  const sockets = Array.from(
    { length: 10 },
    (_, index) =>
      new WebSocket(`${stack.livekit.url}/rtc?publish=${index}&access_token=${token}&protocol=16`),
  );
  await Promise.all(sockets.map(answered));
  const inside = (await admin.listParticipants(roomName)).length;
  for (const socket of sockets) socket.close();
  return inside;
}

function answered(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ['message', 'close', 'error']) {
      socket.addEventListener(event, () => resolve(), { once: true });
    }
  });
}

async function countRows(roomName: string): Promise<number> {
  return (await stack.sql`SELECT 1 FROM session_logs WHERE room_name = ${roomName}`).length;
}
