import { describe, expect, test } from 'bun:test';
import { apiEnvironment, webEnvironment } from './environment.ts';
import { readSettings } from './settings.ts';

const settings = readSettings({});
const keys = { apiKey: 'key', apiSecret: 'secret' };
const sfu = { url: 'ws://127.0.0.1:7880', keys, webhookKeys: { apiKey: 'other', apiSecret: 'hidden' } };

describe('the API is told', () => {
  test('both keys of an SFU of ours', () => {
    expect(apiEnvironment({}, settings, 'postgres://db/x', 'spool', sfu)).toMatchObject({
      LIVEKIT_API_KEY: 'key',
      LIVEKIT_API_SECRET: 'secret',
      LIVEKIT_WEBHOOK_API_KEY: 'other',
      LIVEKIT_WEBHOOK_API_SECRET: 'hidden',
    });
  });

  test('one key of a developer’s SFU that has but one', () => {
    const told = apiEnvironment({}, settings, 'postgres://db/x', 'spool', { ...sfu, webhookKeys: undefined });
    expect(told.LIVEKIT_API_KEY).toBe('key');
    expect(told.LIVEKIT_WEBHOOK_API_KEY).toBeUndefined();
    expect(told.LIVEKIT_WEBHOOK_API_SECRET).toBeUndefined();
  });
});

test.each([
  ['the SFU that was started', {}, sfu, [sfu.url, undefined]],
  [
    'where browsers reach it',
    { LIVEKIT_PUBLIC_URL: 'wss://sfu.example.org' },
    sfu,
    [sfu.url, 'wss://sfu.example.org'],
  ],
  [
    'the environment’s SFU, with an API of our own',
    { LIVEKIT_URL: 'ws://mine' },
    undefined,
    ['ws://mine', undefined],
  ],
  [
    'no SFU, with an API of somewhere else',
    { API_URL: 'https://meet.example.org/api', LIVEKIT_URL: 'ws://mine', LIVEKIT_PUBLIC_URL: 'ws://mine' },
    undefined,
    [undefined, undefined],
  ],
] as const)('the page is told %s', (_what, env, livekit, addresses) => {
  const told = webEnvironment(env, settings, 'http://127.0.0.1:3000', livekit);
  expect([told.LIVEKIT_URL, told.LIVEKIT_PUBLIC_URL]).toEqual([...addresses]);
});
