import { describe, expect, test } from 'bun:test';
import { readSettings } from './settings.ts';

test('without an environment everything is ours, on the usual ports', () => {
  expect(readSettings({})).toEqual({
    apiPort: 3000,
    webPort: 5173,
    livekitPort: undefined,
    livekitUdpPort: undefined,
    databaseUrl: undefined,
    redisUrl: undefined,
    livekitUrl: undefined,
    livekitKeys: undefined,
    livekitWebhookKeys: undefined,
  });
});

test('takes ports and servers from the environment', () => {
  const settings = readSettings({
    PORT: '4000',
    WEB_PORT: ' 4001 ',
    LIVEKIT_PORT: '4002',
    DATABASE_URL: 'postgres://db/x',
    REDIS_URL: '',
    LIVEKIT_URL: 'ws://sfu:7880',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'secret',
    LIVEKIT_WEBHOOK_API_KEY: 'other',
    LIVEKIT_WEBHOOK_API_SECRET: 'hidden',
  });
  expect(settings).toMatchObject({
    apiPort: 4000,
    webPort: 4001,
    livekitPort: 4002,
    databaseUrl: 'postgres://db/x',
  });
  expect(settings.redisUrl).toBeUndefined();
  expect(settings.livekitKeys).toEqual({ apiKey: 'key', apiSecret: 'secret' });
  expect(settings.livekitWebhookKeys).toEqual({ apiKey: 'other', apiSecret: 'hidden' });
});

describe('refuses', () => {
  test.each<[Record<string, string>, string[]]>([
    [{ PORT: 'three' }, ['PORT is not a port number']],
    [{ PORT: '0', WEB_PORT: '65536' }, ['PORT is not a port number', 'WEB_PORT is not a port number']],
    [{ DATABASE_URL: 'db:5432' }, ['DATABASE_URL is not an address']],
    [{ LIVEKIT_API_KEY: 'key' }, ['go together']],
    [{ LIVEKIT_WEBHOOK_API_SECRET: 'secret' }, ['LIVEKIT_WEBHOOK_API_KEY and', 'go together']],
    [
      {
        LIVEKIT_API_KEY: 'key',
        LIVEKIT_API_SECRET: 'secret',
        LIVEKIT_WEBHOOK_API_KEY: 'key',
        LIVEKIT_WEBHOOK_API_SECRET: 'hidden',
      },
      ['has to be another key'],
    ],
    [{ LIVEKIT_URL: 'ws://sfu:7880' }, ['LIVEKIT_URL needs']],
  ])('%p', (env, faults) => {
    for (const fault of faults) expect(() => readSettings(env)).toThrow(fault);
  });
});
