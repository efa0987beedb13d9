import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { createHash, randomUUID } from 'node:crypto';
import { ApiError } from '@livemeet/shared-types';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { leaksIn } from './leaks-in.ts';
import { enter } from './participant.ts';
import { requestToken } from './request-token.ts';
import { type MeetingStack, startMeetingStack } from './stack.ts';
import { until } from './until.ts';

let stack: MeetingStack;

beforeAll(async () => {
  stack = await startMeetingStack();
}, 120_000);

afterAll(() => stack?.stop(), 30_000);

describe('the SFU’s own webhooks', () => {
  test('move a session from issued to joined to left, with its times and its reason', async () => {
    const { token, identity } = await issue('Ana', 'Walk-Room');
    expect(await rowOf(identity)).toMatchObject({ status: 'issued' });

    const { room } = await enter(stack.livekit.url, token);
    const joined = await until(() => rowOf(identity, 'joined'));
    expect(joined.participant_sid).toStartWith('PA_');
    expect(joined.room_sid).toBe(await room.getSid());
    expect(joined).toMatchObject({ left_at: null, left_reason: null });

    await room.disconnect();
    const left = await until(() => rowOf(identity, 'left'));
    expect(left).toMatchObject({ left_reason: 'CLIENT_INITIATED', participant_sid: joined.participant_sid });
    expect(left.joined_at).toEqual(joined.joined_at);
    expect(left.left_at.getTime()).toBeGreaterThanOrEqual(joined.joined_at.getTime());
    expect(Math.abs(left.left_at.getTime() - Date.now())).toBeLessThan(10_000);
  }, 30_000);

  test('tell why: a participant who was removed did not leave', async () => {
    const { token, identity } = await issue('Bruno', 'Removal-Room');
    await enter(stack.livekit.url, token);
    await until(() => rowOf(identity, 'joined'));
    const admin = new RoomServiceClient(
      stack.livekit.url.replace('ws', 'http'),
      stack.key.apiKey,
      stack.key.apiSecret,
    );
    await admin.removeParticipant('Removal-Room', identity);
    expect(await until(() => rowOf(identity, 'left'))).toMatchObject({ left_reason: 'PARTICIPANT_REMOVED' });
  }, 30_000);
});

describe('a webhook signed with the key for webhooks', () => {
  test('that comes late or twice changes nothing', async () => {
    const { identity } = await issue('Carla', 'Late-Room');
    const left = webhook('participant_left', identity, 'Late-Room', {
      disconnectReason: 'DUPLICATE_IDENTITY',
    });
    expect((await deliver(left)).status).toBe(200);
    const ended = await rowOf(identity, 'left');
    expect(ended).toMatchObject({ left_reason: 'DUPLICATE_IDENTITY' });
    expect((await deliver(webhook('participant_joined', identity, 'Late-Room'))).status).toBe(200);
    expect((await deliver(left)).status).toBe(200);
    const { updated_at: _, ...row } = await rowOf(identity);
    expect(ended).toMatchObject(row);
    const told = await stack.sql`SELECT * FROM webhook_events WHERE identity = ${identity} ORDER BY event`;
    expect(told.map(({ event }: { event: string }) => event)).toEqual([
      'participant_joined',
      'participant_left',
    ]);
    expect(JSON.stringify(told)).not.toContain('Canary-Name');
  });

  test('that ends a room ends the sessions still in it, and no other', async () => {
    const [inside, elsewhere, outside] = [
      await issue('D', 'End-Room'),
      await issue('E', 'Else-Room'),
      await issue('F', 'End-Room'),
    ];
    await deliver(webhook('participant_joined', inside.identity, 'End-Room'));
    await deliver(webhook('participant_joined', elsewhere.identity, 'Else-Room'));
    expect((await deliver(webhook('room_finished', null, 'End-Room'))).status).toBe(200);
    expect(await rowOf(inside.identity)).toMatchObject({ status: 'left', left_reason: 'ROOM_FINISHED' });
    expect(await rowOf(elsewhere.identity)).toMatchObject({ status: 'joined' });
    expect(await rowOf(outside.identity)).toMatchObject({ status: 'issued' });
  });

  test('about someone we issued no token to is taken and not kept', async () => {
    const before = await countRows();
    expect((await deliver(webhook('participant_joined', 'Canary-Stranger', 'Late-Room'))).status).toBe(200);
    expect(await countRows()).toBe(before);
  });

  test('of a kind that is no matter of ours is taken', async () => {
    const event = webhook('track_published', 'p_1', 'Late-Room');
    expect((await deliver({ ...event, somethingNew: { of: 'a later server' } })).status).toBe(200);
  });
});

describe('a webhook is refused', () => {
  const forgeries: [string, (body: string) => Promise<{ body?: string; authorization?: string }>][] = [
    ['unsigned', async () => ({})],
    ['with an empty signature', async () => ({ authorization: '' })],
    [
      'that was changed after it was signed',
      async (body) => ({ body: `${body} `, authorization: await signature(body) }),
    ],
    [
      'signed with another secret',
      async (body) => ({ authorization: await signature(body, { apiSecret: 'x'.repeat(40) }) }),
    ],
    ['signed with the key for tokens', async (body) => ({ authorization: await signature(body, stack.key) })],
    [
      'signed for tokens in the name of the webhooks’ key',
      async (body) => ({ authorization: await signature(body, { apiSecret: stack.key.apiSecret }) }),
    ],
    [
      'signed in another key’s name',
      async (body) => ({ authorization: await signature(body, { apiKey: 'APIother' }) }),
    ],
    [
      'with a participant’s token for a signature',
      async () => ({ authorization: (await issue('Gil', 'G')).token }),
    ],
    ['signed with no algorithm', async (body) => ({ authorization: unsignedJwt(body) })],
    ['signed an hour ago', async (body) => ({ authorization: await signature(body, { ttl: -3600 }) })],
  ];

  test.each(forgeries)('%s: 401, and nothing changes', async (_what, forge) => {
    const { identity } = await issue('Hugo', 'Forged-Room');
    const honest = JSON.stringify(webhook('participant_joined', identity, 'Forged-Room'));
    const { body = honest, authorization } = await forge(honest);
    const response = await post(body, authorization);
    expect(response.status).toBe(401);
    const error = ApiError.parse(await response.json());
    expect(error).toMatchObject({ code: 'UNAUTHORIZED', requestId: response.headers.get('x-request-id') });
    expect(await rowOf(identity)).toMatchObject({ status: 'issued' });

    // The same words, honestly signed, are believed.
    expect((await post(honest, await signature(honest))).status).toBe(200);
    expect(await rowOf(identity)).toMatchObject({ status: 'joined' });
  });

  test('as ordinary JSON: 415', async () => {
    const body = JSON.stringify(webhook('room_finished', null, 'Forged-Room'));
    expect((await post(body, await signature(body), 'application/json')).status).toBe(415);
  });

  test('beyond 64 KB: 413, and below it taken', async () => {
    const json = JSON.stringify(webhook('room_finished', null, 'Big-Room'));
    const body = (length: number) => json.padEnd(length);
    expect((await post(body(65_537), await signature(body(65_537)))).status).toBe(413);
    expect((await post(body(65_536), await signature(body(65_536)))).status).toBe(200);
  });
});

test('the log of this whole file holds no token, secret, name or stranger', () => {
  const names = ['Ana', 'Bruno', 'Carla', 'Gil', 'Hugo', 'Canary', '-Room'];
  expect(leaksIn(stack.api.logs(), [stack.key.apiSecret, stack.webhookKey.apiSecret, ...names])).toEqual([]);
});

async function issue(name: string, roomName: string): Promise<{ token: string; identity: string }> {
  const { token } = await requestToken(stack.api.url, name.padEnd(2, '.'), roomName);
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return { token, identity: String(Object(claims).sub) };
}

/** The row of an identity, when it stands as asked. */
async function rowOf(identity: string, status?: string) {
  const [row] = await stack.sql`SELECT * FROM session_logs WHERE identity = ${identity}`;
  return status === undefined || row.status === status ? row : null;
}

async function countRows(): Promise<number> {
  const [{ count }] = await stack.sql`SELECT count(*)::int AS count FROM session_logs`;
  return count;
}

/** A webhook as LiveKit would send it. */
function webhook(event: string, identity: string | null, roomName: string, participant: object = {}) {
  const now = Date.now();
  const createdAt = String(Math.floor(now / 1000));
  return {
    event,
    id: `EV_${randomUUID()}`,
    createdAt,
    room: { sid: `RM_${roomName}`, name: roomName },
    ...(identity !== null && {
      participant: {
        sid: `PA_${identity}`,
        identity,
        name: 'Canary-Name',
        joinedAt: createdAt,
        joinedAtMs: String(now),
        ...participant,
      },
    }),
  };
}

async function deliver(event: object): Promise<Response> {
  const body = JSON.stringify(event);
  return post(body, await signature(body));
}

function post(body: string, authorization: string | undefined, contentType = 'application/webhook+json') {
  const headers = { 'content-type': contentType, ...(authorization !== undefined && { authorization }) };
  return fetch(`${stack.api.url}/webhooks/livekit`, { method: 'POST', body, headers });
}

function signature(
  body: string,
  other: { apiKey?: string; apiSecret?: string; ttl?: number } = {},
): Promise<string> {
  const { apiKey, apiSecret, ttl } = { ...stack.webhookKey, ttl: 300, ...other };
  const token = new AccessToken(apiKey, apiSecret, { ttl: ttl < 0 ? `${-ttl} seconds ago` : ttl });
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

function unsignedJwt(body: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const sha256 = createHash('sha256').update(body).digest('base64');
  return `${part({ alg: 'none' })}.${part({ iss: stack.webhookKey.apiKey, nbf: now, exp: now + 300, sha256 })}.`;
}
