import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { ApiError, RoomOccupancy } from '@livemeet/shared-types';
import type { Api } from '../../../tools/api.ts';
import { leaksIn } from './leaks-in.ts';
import { enter } from './participant.ts';
import { requestToken } from './request-token.ts';
import { type MeetingStack, startMeetingStack } from './stack.ts';
import { inBatches, tally } from './tally.ts';
import { until } from './until.ts';
import { whileSfuIsFrozen } from './while-sfu-is-frozen.ts';

// 60 questions a minute are one address's: behind a trusted proxy each test asks from one of its own.
let stack: MeetingStack;
let api: Api;

beforeAll(async () => {
  stack = await startMeetingStack();
  api = await stack.startApi({ TRUSTED_PROXIES: '127.0.0.1' });
}, 120_000);

afterAll(() => stack?.stop(), 30_000);

describe('GET /rooms/:roomName/occupancy', () => {
  test('follows those who come and go, and says nothing of who they are', async () => {
    const seen = async () => participants(await ask('Busy-Room', anotherAddress()));
    expect(await seen()).toBe(0);
    const [ana, bruno] = await Promise.all(['Ana', 'Bruno'].map((name) => enterAs(name)));
    await until(async () => (await seen()) === 2);
    await bruno?.room.disconnect();
    await until(async () => (await seen()) === 1);
    const answer = await ask('Busy-Room', anotherAddress());
    expect(await answer.text()).toBe('{"participants":1}');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await ana?.room.disconnect();
    await until(async () => (await seen()) === 0);
  }, 30_000);

  test('answers the same for a room that has been left and one that never was', async () => {
    const from = '203.0.113.2';
    const [left, never] = await Promise.all([ask('Busy-Room', from), ask('Never-Room', from)]);
    expect([left.status, await left.text()]).toEqual([never.status, await never.text()]);
    expect(never.status).toBe(200);
    const kept = [...never.headers.keys()].sort();
    expect([...left.headers.keys()].sort()).toEqual(kept);
  });

  test.each([
    ['a space', 'a%20b', 'VALIDATION_FAILED'],
    ['a slash', 'a%2Fb', 'VALIDATION_FAILED'],
    ['65 letters', 'x'.repeat(65), 'VALIDATION_FAILED'],
    ['broken encoding', '%E0%A4%A', 'BAD_REQUEST'],
  ])('refuses a room name with %s', async (_what, name, code) => {
    const response = await ask(name, '203.0.113.3');
    expect(response.status).toBe(400);
    const error = ApiError.parse(await response.json());
    expect(error.code).toBe(code as ApiError['code']);
    if (code === 'VALIDATION_FAILED') expect(error.issues?.map(({ path }) => path)).toEqual(['roomName']);
  });

  test('is asked 60 times a minute from one address, and the tokens of that address are not touched', async () => {
    const from = '203.0.113.4';
    const responses = await inBatches(65, () => ask('Never-Room', from));
    expect(tally(responses)).toEqual({ 200: 60, 429: 5 });
    const refused = responses.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get('retry-after'))).toBeWithin(1, 61);
    const token = await fetch(`${api.url}/auth/token`, {
      method: 'POST',
      body: '{"participantName":"Ana"}',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    });
    expect(token.status).toBe(201);
  }, 20_000);

  test('answers 503 within two seconds when the SFU hangs, and as before when it goes on', async () => {
    const from = '203.0.113.5';
    await whileSfuIsFrozen(stack.livekit, api, async () => {
      const startedAt = performance.now();
      const response = await ask('Busy-Room', from);
      expect(performance.now() - startedAt).toBeWithin(900, 2000);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('1');
      expect(ApiError.parse(await response.json()).code).toBe('SERVICE_UNAVAILABLE');
    });
    await until(async () => (await ask('Busy-Room', anotherAddress())).status === 200);
  }, 20_000);

  test('answers 503 when there is no SFU', async () => {
    const lonely = await stack.startApi({ LIVEKIT_URL: 'ws://127.0.0.1:9' });
    expect((await fetch(`${lonely.url}/rooms/Busy-Room/occupancy`)).status).toBe(503);
  }, 20_000);

  test('leaves no room, name or token in the log', () => {
    expect(api.logs()).toContain('/rooms/:roomName/occupancy');
    expect(leaksIn(api.logs(), [stack.key.apiSecret, 'Ana', 'Bruno', 'Busy-Room', 'Never-Room'])).toEqual([]);
  });
});

/** For those who ask again and again until something is so. */
let addresses = 0;
function anotherAddress(): string {
  addresses += 1;
  return `2001:db8:${addresses.toString(16)}::1`;
}

function ask(roomName: string, from: string): Promise<Response> {
  return fetch(`${api.url}/rooms/${roomName}/occupancy`, { headers: { 'x-forwarded-for': from } });
}

async function participants(response: Response): Promise<number> {
  return RoomOccupancy.parse(await response.json()).participants;
}

async function enterAs(name: string) {
  return enter(stack.livekit.url, (await requestToken(api.url, name, 'Busy-Room')).token);
}
