import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Api } from '../../../tools/api.ts';
import { type Stack, startStack } from './stack.ts';

let stack: Stack;
let api: Api;
let trusting: Api;

beforeAll(async () => {
  stack = await startStack();
  api = await stack.startApi({ LIVEKIT_PUBLIC_URL: 'same-origin' });
  trusting = await stack.startApi({ LIVEKIT_PUBLIC_URL: 'same-origin', TRUSTED_PROXIES: '127.0.0.1' });
}, 60_000);

afterAll(async () => {
  await trusting?.stop();
  await api?.stop();
  await stack?.stop();
}, 20_000);

const proxied = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'meet.example.org:8443' };

describe('with LIVEKIT_PUBLIC_URL=same-origin', () => {
  test('a browser finds the SFU where it found the API, as the trusted proxy tells it', async () => {
    const response = await fetch(`${trusting.url}/config`, { headers: proxied });
    expect(await response.json()).toEqual({ livekitUrl: 'wss://meet.example.org:8443' });
  });

  test('and so does an SDK', async () => {
    const response = await fetch(`${trusting.url}/auth/livekit-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...proxied },
      body: JSON.stringify({ participant_name: 'Ana Souza' }),
    });
    expect(await response.json()).toMatchObject({ server_url: 'wss://meet.example.org:8443' });
  });

  test('without a proxy it is the address of the request', async () => {
    const response = await fetch(`${api.url}/config`);
    expect(await response.json()).toEqual({ livekitUrl: api.url.replace('http', 'ws') });
  });

  test('what a caller claims counts for nothing where no proxy is trusted', async () => {
    const response = await fetch(`${api.url}/config`, { headers: proxied });
    expect(await response.json()).toEqual({ livekitUrl: api.url.replace('http', 'ws') });
  });

  test('a host that is none is a bad request', async () => {
    const headers = { 'x-forwarded-host': 'ana@meet.example.org/path' };
    const response = await fetch(`${trusting.url}/config`, { headers });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([
      400,
      'BAD_REQUEST',
    ]);
  });
});
