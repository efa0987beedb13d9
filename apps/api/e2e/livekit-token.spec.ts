import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { ApiError, LivekitTokenResponse } from '@livemeet/shared-types';
import { TokenSource } from 'livekit-client';
import { RoomServiceClient, TokenVerifier } from 'livekit-server-sdk';
import { leaksIn } from './leaks-in.ts';
import { enter } from './participant.ts';
import { postToken } from './request-token.ts';
import { type MeetingStack, startMeetingStack } from './stack.ts';
import { inBatches, tally } from './tally.ts';
import { until } from './until.ts';

let stack: MeetingStack;
let url: string;

beforeAll(async () => {
  stack = await startMeetingStack();
  url = `${stack.api.url}/auth/livekit-token`;
}, 120_000);

afterAll(() => stack?.stop(), 30_000);

describe('POST /auth/livekit-token', () => {
  test('lets livekit-client’s TokenSource.endpoint into a LiveMeet room, with its row', async () => {
    const source = TokenSource.endpoint(url);
    const { serverUrl, participantToken } = await source.fetch({
      roomName: 'Sdk-Room',
      participantName: 'Ana Souza',
    });
    expect(serverUrl).toBe(stack.livekit.url);
    const { room, self } = await enter(serverUrl, participantToken);
    expect([room.name, self.name]).toEqual(['Sdk-Room', 'Ana Souza']);
    const row = await until(async () => {
      const [found] = await stack.sql`SELECT * FROM session_logs WHERE identity = ${self.identity}`;
      return found?.status === 'joined' ? found : null;
    });
    expect(row).toMatchObject({ room_name: 'Sdk-Room', participant_name: 'Ana Souza' });
    await room.disconnect();
  }, 30_000);

  test('meets there who came with a token of POST /auth/token', async () => {
    const { key, livekit } = stack;
    const admin = new RoomServiceClient(livekit.url.replace(/^ws/, 'http'), key.apiKey, key.apiSecret);
    const other = await postToken(stack.api.url, '{"participantName":"Bruno Lima","roomName":"Shared-Room"}');
    const { token } = (await other.json()) as { token: string };
    const source = TokenSource.endpoint(url);
    const ours = await source.fetch({ roomName: 'Shared-Room', participantName: 'Ana Souza' });
    const inside = await Promise.all([
      enter(livekit.url, token),
      enter(ours.serverUrl, ours.participantToken),
    ]);
    const names = (await admin.listParticipants('Shared-Room')).map(({ name }) => name);
    expect(names.sort()).toEqual(['Ana Souza', 'Bruno Lima']);
    await Promise.all(inside.map(({ room }) => room.disconnect()));
  }, 30_000);

  test('grants what POST /auth/token grants, to an identity that is not the caller’s choice', async () => {
    const source = TokenSource.endpoint(url);
    const { participantToken } = await source.fetch({
      roomName: 'Grant-Room',
      participantName: 'Ana',
      participantIdentity: 'admin',
    });
    const body = '{"participantName":"Ana","roomName":"Grant-Room"}';
    const { token } = (await (await postToken(stack.api.url, body)).json()) as { token: string };
    const [theirs, ours] = await Promise.all([claimsOf(participantToken), claimsOf(token)]);
    expect(String(theirs.sub)).toMatch(/^p_[0-9a-f-]{36}$/);
    const { sub: _one, nbf: theirStart, exp: theirEnd, ...granted } = theirs;
    const { sub: _other, nbf: ourStart, exp: ourEnd, ...expected } = ours;
    expect(granted).toEqual(expected);
    expect(Number(theirEnd) - Number(theirStart)).toBe(Number(ourEnd) - Number(ourStart));
  });

  test('makes a room of 80 bits when none is named', async () => {
    const response = await post({ participant_name: 'Ana' });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const { participant_token } = LivekitTokenResponse.parse(await response.json());
    expect(await claimsOf(participant_token)).toMatchObject({
      video: { room: expect.stringMatching(/^room-[a-z2-7]{16}$/) },
    });
  });

  test.each([
    ['metadata', { participantMetadata: '{"role":"host"}' }, 'participant_metadata'],
    ['attributes', { participantAttributes: { role: 'host' } }, 'participant_attributes'],
    ['an agent', { agentName: 'spy' }, 'room_config'],
  ])('refuses %s that an SDK asks for, and says so', async (_what, wish, path) => {
    const source = TokenSource.endpoint(url);
    const asked = source.fetch({ roomName: 'Wish-Room', participantName: 'Ana', ...wish });
    const refusal = await asked.then(
      () => 'granted',
      (error: Error) => error.message,
    );
    expect(refusal).toContain('received 400');
    const error = ApiError.parse(JSON.parse(refusal.slice(refusal.indexOf('{'))));
    expect(error.issues?.map((issue) => issue.path)).toEqual([path]);
    expect(await stack.sql`SELECT 1 FROM session_logs WHERE room_name = 'Wish-Room'`).toHaveLength(0);
  });

  test.each([
    ['no name', '{}', 400],
    ['the keys of the other endpoint', '{"participantName":"Ana"}', 400],
    ['half a body', '{"participant_name":"An', 400],
    ['4097 bytes', '{"participant_name":"Ana"}'.padEnd(4097), 413],
  ])('refuses %s', async (_what, body, status) => {
    expect((await postRaw(body)).status).toBe(status);
  });

  test('leaves no token, secret or name in the log', () => {
    const names = ['Ana', 'Bruno', 'Sdk-Room', 'Shared-Room', 'Wish-Room'];
    expect(leaksIn(stack.api.logs(), [stack.key.apiSecret, ...names])).toEqual([]);
  });
});

test('both token endpoints together keep the limits of an address and of a room', async () => {
  const alone = await stack.startApi({ TRUSTED_PROXIES: '1', TOKENS_PER_SECOND: '10000' });
  const inTurns = (count: number, room: string | undefined, from: (index: number) => string) =>
    inBatches(count, (index) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': from(index) };
      return index % 2 === 0
        ? postToken(alone.url, JSON.stringify({ participantName: 'Ana', roomName: room }), headers)
        : fetch(`${alone.url}/auth/livekit-token`, {
            method: 'POST',
            body: JSON.stringify({ participant_name: 'Ana', room_name: room }),
            headers,
          });
    });
  expect(tally(await inTurns(124, undefined, () => '203.0.113.1'))).toEqual({ 201: 120, 429: 4 });
  expect(tally(await inTurns(244, 'Full-Room', (index) => `198.51.100.${index}`))).toEqual({
    201: 240,
    429: 4,
  });
}, 30_000);

function post(body: object): Promise<Response> {
  return postRaw(JSON.stringify(body));
}

function postRaw(body: string): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
}

async function claimsOf(token: string): Promise<Record<string, unknown>> {
  return { ...(await new TokenVerifier(stack.key.apiKey, stack.key.apiSecret).verify(token)) };
}
