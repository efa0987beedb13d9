import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import type { Api } from '../../../tools/api.ts';
import { type Stack, startStack } from './stack.ts';

const listed = ['https://meet.example.org', 'http://localhost:5173'] as const;
const unlisted = [
  'https://evil.example',
  'https://meet.example.org.evil.example',
  'https://meet.example.org:8443',
  'http://meet.example.org',
  'HTTPS://MEET.EXAMPLE.ORG',
  'https://meet.example.org/',
  'null',
  '*',
  '',
];

let stack: Stack;
let api: Api;
let closed: Api;

beforeAll(async () => {
  stack = await startStack();
  [api, closed] = await Promise.all([
    stack.startApi({ CORS_ORIGINS: listed.join(',') }),
    stack.startApi({ CORS_ORIGINS: '' }),
  ]);
}, 60_000);

afterAll(() => stack?.stop(), 20_000);

describe.each(listed)('a page of %s', (origin) => {
  test('may read an answer, its id and when to come again, without credentials', async () => {
    const answer = await askToken(api, origin);
    expect(answer.status).toBe(201);
    expect(corsHeaders(answer)).toEqual({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'X-Request-Id,Retry-After',
    });
    expect(answer.headers.get('vary')).toBe('Origin');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['POST', '/auth/token', 415, 'text/plain'],
    ['POST', '/auth/token', 400, 'application/json'],
    ['GET', '/auth/token', 405, undefined],
    ['GET', '/nothing', 404, undefined],
  ])('may read why %s %s is answered with %i', async (method, path, status, type) => {
    const answer = await fetch(api.url + path, {
      method,
      headers: { origin, ...(type && { 'content-type': type }) },
      ...(type && { body: '{}' }),
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  });

  test('may ask before it sends JSON', async () => {
    const answer = await preflight(api, '/auth/token', origin);
    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe('');
    expect(corsHeaders(answer)).toEqual({
      'access-control-allow-headers': 'Content-Type',
      'access-control-allow-methods': 'GET,HEAD,POST',
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'X-Request-Id,Retry-After',
      'access-control-max-age': '7200',
    });
  });

  test.each(['/webhooks/livekit', '/Webhooks/LiveKit/', '/webhooks'])('has no way to %s', async (path) => {
    for (const answer of [await preflight(api, path, origin), await post(api, path, origin)]) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(corsHeaders(answer)).toEqual({});
    }
  });
});

describe.each(unlisted)('a page of %p', (origin) => {
  test('reads no answer', async () => {
    expect(corsHeaders(await askToken(api, origin))).toEqual({});
  });

  test('gets no leave to send JSON', async () => {
    const answer = await preflight(api, '/auth/token', origin);
    expect(answer.status).toBe(405);
    expect(corsHeaders(answer)).toEqual({});
  });

  test('gets no token by what needs no leave: a form’s text', async () => {
    const before = await countRows();
    const answer = await post(api, '/auth/token', origin);
    expect(answer.status).toBe(415);
    expect(await countRows()).toBe(before);
  });
});

test('without a list no page of another origin reads anything', async () => {
  for (const origin of [...listed, ...unlisted]) {
    expect(corsHeaders(await askToken(closed, origin))).toEqual({});
    expect((await preflight(closed, '/auth/token', origin)).status).toBe(405);
  }
});

function askToken({ url }: Api, origin: string): Promise<Response> {
  return fetch(`${url}/auth/token`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ participantName: 'Ana Souza', roomName: `room-${randomUUID()}` }),
  });
}

/** A request that a browser sends without asking first. */
function post({ url }: Api, path: string, origin: string): Promise<Response> {
  const headers = { origin, 'content-type': 'text/plain' };
  return fetch(url + path, { method: 'POST', headers, body: '{"participantName":"Ana Souza"}' });
}

function preflight({ url }: Api, path: string, origin: string): Promise<Response> {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  };
  return fetch(url + path, { method: 'OPTIONS', headers });
}

function corsHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
}

async function countRows(): Promise<number> {
  const [{ count }] = await stack.sql`SELECT count(*)::int AS count FROM session_logs`;
  return count;
}
