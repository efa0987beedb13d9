import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { ApiError, type ErrorCode, TokenResponse } from '@livemeet/shared-types';
import { TokenVerifier } from 'livekit-server-sdk';
import type { Api } from '../../../tools/api.ts';
import { brokenLinesIn, leaksIn } from './leaks-in.ts';
import { postToken, requestToken } from './request-token.ts';
import { type Stack, startStack } from './stack.ts';
import { until } from './until.ts';

let stack: Stack;
let api: Api;

beforeAll(async () => {
  stack = await startStack();
  api = await stack.startApi();
}, 60_000);

afterAll(() => stack?.stop(), 20_000);

/** The room configuration in a token: LiveKit reads all but the first as its own defaults. */
const roomOf100 = {
  maxParticipants: 100,
  name: '',
  emptyTimeout: 0,
  departureTimeout: 0,
  minPlayoutDelay: 0,
  maxPlayoutDelay: 0,
  syncStreams: false,
  metadata: '',
  agents: [],
  tags: {},
};

describe('POST /auth/token', () => {
  test('answers 201 with exactly token and roomName, for no cache to keep', async () => {
    const response = await postToken(
      api.url,
      '{"participantName":"Ana Souza","roomName":"Daily-Meeting-01"}',
    );
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const body = TokenResponse.parse(await response.json());
    expect(body.roomName).toBe('Daily-Meeting-01');
  });

  test('has the row committed when the answer comes', async () => {
    const { token, roomName } = await requestToken(api.url, 'Bruno Lima', 'Row-Room');
    const claims = await claimsOf(token);
    const rows = await stack.sql`SELECT * FROM session_logs WHERE identity = ${String(claims.sub)}`;
    expect(rows).toHaveLength(1);
    const row = rows[0];
    expect(row).toMatchObject({ room_name: roomName, participant_name: 'Bruno Lima', status: 'issued' });
    expect(row).toMatchObject({
      participant_sid: null,
      room_sid: null,
      joined_at: null,
      left_at: null,
      left_reason: null,
    });
    const expiresAt = Number(claims.exp) * 1000;
    expect(row.token_expires_at.getTime()).toBeWithin(expiresAt, expiresAt + 2000);
    expect(row.token_expires_at.getTime() - row.issued_at.getTime()).toBe(600_000);
  });

  test('grants exactly a camera, a microphone and receiving, in one room, for ten minutes', async () => {
    const { token } = await requestToken(api.url, 'Ana', 'Grant-Room');
    const { nbf, sub, ...claims } = await claimsOf(token);
    expect(sub).toMatch(/^p_[0-9a-f-]{36}$/);
    expect(claims).toEqual({
      iss: stack.key.apiKey,
      exp: Number(nbf) + 600,
      name: 'Ana',
      video: {
        roomJoin: true,
        room: 'Grant-Room',
        canPublish: true,
        canSubscribe: true,
        canPublishSources: ['camera', 'microphone'],
        canPublishData: false,
        canUpdateOwnMetadata: false,
      },
      roomConfig: roomOf100,
    });
  });

  test('normalises the name, in the token and in the row', async () => {
    const { token } = await requestToken(api.url, '  Joa\u0303o \u202e  Silva\u0000 ');
    const claims = await claimsOf(token);
    expect(claims.name).toBe('João Silva');
    const [row] =
      await stack.sql`SELECT participant_name FROM session_logs WHERE identity = ${String(claims.sub)}`;
    expect(row.participant_name).toBe('João Silva');
  });

  test('makes another room and another identity each time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => requestToken(api.url, 'Ana')));
    for (const { roomName } of answers) expect(roomName).toMatch(/^room-[a-z2-7]{16}$/);
    expect(new Set(answers.map((answer) => answer.roomName)).size).toBe(20);
    const identities = await Promise.all(answers.map(async ({ token }) => (await claimsOf(token)).sub));
    expect(new Set(identities).size).toBe(20);
  });
});

/** Bad requests to the token endpoint, each with what it is answered. */
const ok = '{"participantName":"Mallory"}';
const binary = (text: string, ...bytes: number[]) =>
  Buffer.concat([Buffer.from(text), Buffer.from(bytes), Buffer.from('"}')]);
const badRequests: [string, string | Uint8Array, Record<string, string>, number, ErrorCode][] = [
  ['no name', '{}', {}, 400, 'VALIDATION_FAILED'],
  ['a name of one letter', '{"participantName":" M "}', {}, 400, 'VALIDATION_FAILED'],
  ['a name of 51 letters', `{"participantName":"${'M'.repeat(51)}"}`, {}, 400, 'VALIDATION_FAILED'],
  ['a name that is an object', '{"participantName":{"length":5}}', {}, 400, 'VALIDATION_FAILED'],
  [
    'a room name with a space',
    '{"participantName":"Mallory","roomName":"a b"}',
    {},
    400,
    'VALIDATION_FAILED',
  ],
  [
    'a room name that climbs',
    '{"participantName":"Mallory","roomName":"../x"}',
    {},
    400,
    'VALIDATION_FAILED',
  ],
  [
    'a room name of 65 letters',
    `{"participantName":"Mallory","roomName":"${'x'.repeat(65)}"}`,
    {},
    400,
    'VALIDATION_FAILED',
  ],
  ['an identity', '{"participantName":"Mallory","identity":"p_1"}', {}, 400, 'VALIDATION_FAILED'],
  ['a room configuration', '{"participantName":"Mallory","roomConfig":{}}', {}, 400, 'VALIDATION_FAILED'],
  ['a __proto__', '{"participantName":"Mallory","__proto__":{"roomName":"x"}}', {}, 400, 'VALIDATION_FAILED'],
  ['a list', `[${ok}]`, {}, 400, 'VALIDATION_FAILED'],
  ['null', 'null', {}, 400, 'VALIDATION_FAILED'],
  ['an empty body', '', {}, 400, 'VALIDATION_FAILED'],
  ['half a body', '{"participantName":"Mall', {}, 400, 'MALFORMED_JSON'],
  ['bytes that are not UTF-8', binary('{"participantName":"Mallory', 0xff, 0xfe), {}, 400, 'MALFORMED_JSON'],
  ['4097 bytes', ok.padEnd(4097), {}, 413, 'PAYLOAD_TOO_LARGE'],
  ['a megabyte', ok.padEnd(1_000_000), {}, 413, 'PAYLOAD_TOO_LARGE'],
  ['text', ok, { 'content-type': 'text/plain' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
  [
    'a form',
    'participantName=Mallory',
    { 'content-type': 'application/x-www-form-urlencoded' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'a media type that only ends in json',
    ok,
    { 'content-type': 'application/problem+json' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  [
    'another charset',
    ok,
    { 'content-type': 'application/json; charset=iso-8859-1' },
    415,
    'UNSUPPORTED_MEDIA_TYPE',
  ],
  ['a compressed body', ok, { 'content-encoding': 'gzip' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
];

describe('POST /auth/token refuses', () => {
  let rowsBefore: number;
  beforeAll(async () => {
    rowsBefore = await countRows();
  });

  test.each(badRequests)('%s', async (_what, body, headers, status, code) => {
    await expectRefusal(await postToken(api.url, body, headers), status, code);
  });

  test('a body without a media type', async () => {
    // A body that is bytes gets no content-type of fetch's own.
    const response = await fetch(`${api.url}/auth/token`, { method: 'POST', body: Buffer.from(ok) });
    await expectRefusal(response, 415, 'UNSUPPORTED_MEDIA_TYPE');
  });

  test('with every issue where it is', async () => {
    const response = await postToken(api.url, '{"participantName":"M","roomName":"a b","ttl":9}');
    const { issues } = ApiError.parse(await response.json());
    expect(issues?.map((issue) => issue.path).sort()).toEqual(['', 'participantName', 'roomName']);
  });

  test('all that without a row', async () => {
    expect(await countRows()).toBe(rowsBefore);
  });

  test('but takes 4096 bytes, and a charset of utf-8 in capitals', async () => {
    const response = await postToken(api.url, '{"participantName":"Ana"}'.padEnd(4096), {
      'content-type': 'Application/JSON; Charset="UTF-8"',
    });
    expect(response.status).toBe(201);
  });
});

describe('every endpoint', () => {
  test.each([
    ['GET', '/', 404, 'NOT_FOUND', null],
    ['POST', '/auth', 404, 'NOT_FOUND', null],
    ['GET', '/auth/token/%E0%A4%A', 404, 'NOT_FOUND', null],
    ['GET', '/auth/token', 405, 'METHOD_NOT_ALLOWED', 'POST'],
    ['DELETE', '/auth/token', 405, 'METHOD_NOT_ALLOWED', 'POST'],
    ['OPTIONS', '/auth/token', 405, 'METHOD_NOT_ALLOWED', 'POST'],
    ['GET', '/webhooks/livekit', 405, 'METHOD_NOT_ALLOWED', 'POST'],
    ['POST', '/config', 405, 'METHOD_NOT_ALLOWED', 'GET, HEAD'],
    ['PUT', '/health/live', 405, 'METHOD_NOT_ALLOWED', 'GET, HEAD'],
  ] as const)('%s %s → %i %s', async (method, path, status, code, allow) => {
    const response = await fetch(api.url + path, { method });
    expect(response.headers.get('allow')).toBe(allow);
    await expectRefusal(response, status, code);
  });

  test('makes a request id of its own, whatever the caller sends', async () => {
    const ids = await Promise.all(
      [1, 2].map(async () => {
        const response = await fetch(`${api.url}/config`, { headers: { 'X-Request-Id': 'mine' } });
        return response.headers.get('x-request-id');
      }),
    );
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  test('says nothing of what it is made of', async () => {
    const { headers } = await fetch(`${api.url}/config`);
    expect(['x-powered-by', 'server', 'etag'].filter((name) => headers.has(name))).toEqual([]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  });
});

describe('GET /config', () => {
  test('tells where browsers reach the SFU, and nothing else', async () => {
    const response = await fetch(`${api.url}/config`);
    expect(await response.json()).toEqual({ livekitUrl: stack.env.LIVEKIT_URL });
  });
});

describe('the log', () => {
  test('holds a line for each request with its id, route and status', async () => {
    const line = await lineOf(await postToken(api.url, '{"participantName":"Ana"}'));
    expect(line).toMatchObject({ level: 'info', method: 'POST', route: '/auth/token', status: 201 });
  });

  test('cannot be written to by a caller', async () => {
    await requestToken(api.url, 'Eve\n{"level":"fatal"}');
    const headers = { authorization: 'Canary-Header', 'x-request-id': 'Canary-Id' };
    await lineOf(await fetch(`${api.url}/Canary-Path?token=Canary-Query`, { headers }));
    expect(brokenLinesIn(api.logs())).toEqual([]);
    expect(api.logs()).not.toContain('fatal');
  });

  test('holds no token, secret, name, query, path or header of this whole file', () => {
    const secrets = [stack.key.apiSecret, new URL(stack.postgres.url).password];
    const names = ['Ana', 'Bruno', 'Lima', 'Silva', 'Mallory', 'Eve', 'Canary', 'Row-Room', 'Daily-Meeting'];
    expect(leaksIn(api.logs(), [...secrets, ...names])).toEqual([]);
  });
});

/** The line the log has about a request; it comes by a pipe, a moment after the answer. */
async function lineOf(response: Response): Promise<unknown> {
  const id = response.headers.get('x-request-id') ?? 'none';
  const find = (): string | undefined =>
    api
      .logs()
      .split('\n')
      .find((line) => line.includes(id));
  return JSON.parse(await until(find));
}

async function countRows(): Promise<number> {
  const [{ count }] = await stack.sql`SELECT count(*)::int AS count FROM session_logs`;
  return count;
}

async function expectRefusal(response: Response, status: number, code: ErrorCode): Promise<void> {
  const error = ApiError.parse(await response.json());
  expect({ status: response.status, code: error.code }).toEqual({ status, code });
  expect(response.headers.get('x-request-id')).toBe(error.requestId);
  expect(error.requestId).not.toBe('');
}

async function claimsOf(token: string): Promise<Record<string, unknown>> {
  return { ...(await new TokenVerifier(stack.key.apiKey, stack.key.apiSecret).verify(token)) };
}
