import { describe, expect, test } from 'bun:test';
import { InvalidConfig, loadConfig } from './config.ts';

const strongSecret = 'kX9vQ2mTz7RbL4wNcY8sHd3GfJ6pUaE5xV1nZ0qB';
const otherStrongSecret = '7f3b9d04e1c85a26bd40f7913ce8a5d26b91e07f';
const enough = {
  DATABASE_URL: 'postgres://livemeet:pw@127.0.0.1:5432/livemeet',
  LIVEKIT_API_KEY: 'APIabc',
  LIVEKIT_API_SECRET: strongSecret,
  LIVEKIT_WEBHOOK_API_KEY: 'APIwebhook',
  LIVEKIT_WEBHOOK_API_SECRET: otherStrongSecret,
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
};

describe('loadConfig', () => {
  test('fills in what may be left out', () => {
    expect(loadConfig(enough)).toEqual({
      mode: 'production',
      host: '127.0.0.1',
      port: 3000,
      metrics: null,
      logLevel: 'info',
      databaseUrl: enough.DATABASE_URL,
      spoolDirectory: '.livemeet/spool',
      spoolMaxBytes: 32 * 1024 * 1024,
      redisUrl: null,
      livekitApiKey: 'APIabc',
      livekitApiSecret: strongSecret,
      livekitWebhookApiKey: 'APIwebhook',
      livekitWebhookApiSecret: otherStrongSecret,
      livekitHttpUrl: 'http://127.0.0.1:7880',
      livekitPublicUrl: 'ws://127.0.0.1:7880',
      trustedProxies: 0,
      corsOrigins: [],
      tokensPerSecond: 200,
      roomMaxParticipants: 100,
      reconcileEverySeconds: 15,
      nameRetentionDays: 30,
      sessionRetentionDays: 180,
    });
  });

  test('takes that the SFU is where the API is', () => {
    expect(loadConfig({ ...enough, LIVEKIT_PUBLIC_URL: 'same-origin' }).livekitPublicUrl).toBeNull();
  });

  test('takes all that can be said', () => {
    const config = loadConfig({
      ...enough,
      NODE_ENV: 'test',
      HOST: '0.0.0.0',
      PORT: '8080',
      METRICS_PORT: '9464',
      METRICS_HOST: '10.0.0.7',
      LOG_LEVEL: 'debug',
      REDIS_URL: 'redis://127.0.0.1:6379/1',
      SPOOL_DIRECTORY: '/var/lib/livemeet',
      SPOOL_MAX_MEGABYTES: '3',
      LIVEKIT_PUBLIC_URL: 'wss://meet.example.org/sfu/',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      CORS_ORIGINS: 'https://meet.example.org, http://localhost:5173',
      TOKENS_PER_SECOND: '1000',
      ROOM_MAX_PARTICIPANTS: '12',
      RECONCILE_EVERY_SECONDS: '5',
      NAME_RETENTION_DAYS: '7',
      SESSION_RETENTION_DAYS: '7',
    });
    expect(config).toMatchObject({ mode: 'test', host: '0.0.0.0', port: 8080, logLevel: 'debug' });
    expect(config.metrics).toEqual({ host: '10.0.0.7', port: 9464 });
    expect(config).toMatchObject({
      redisUrl: 'redis://127.0.0.1:6379/1',
      spoolDirectory: '/var/lib/livemeet',
      spoolMaxBytes: 3 * 1024 * 1024,
      livekitPublicUrl: 'wss://meet.example.org/sfu',
      trustedProxies: ['10.0.0.0/8', '::1'],
      corsOrigins: ['https://meet.example.org', 'http://localhost:5173'],
      tokensPerSecond: 1000,
      roomMaxParticipants: 12,
      reconcileEverySeconds: 5,
      nameRetentionDays: 7,
      sessionRetentionDays: 7,
    });
  });

  test.each([
    ['ws://sfu:7880', 'http://sfu:7880', 'ws://sfu:7880'],
    ['wss://sfu.example.org/', 'https://sfu.example.org', 'wss://sfu.example.org'],
    ['http://sfu:7880', 'http://sfu:7880', 'ws://sfu:7880'],
    ['https://sfu.example.org/a', 'https://sfu.example.org/a', 'wss://sfu.example.org/a'],
  ])('reaches %s over http as %s, browsers as %s', (given, http, ws) => {
    const config = loadConfig({ ...enough, LIVEKIT_URL: given });
    expect([config.livekitHttpUrl, config.livekitPublicUrl]).toEqual([http, ws]);
  });

  test('is frozen', () => {
    expect(Object.isFrozen(loadConfig(enough))).toBe(true);
  });

  test('tells every fault at once, one line each', () => {
    const faults = faultsOf({ PORT: 'x', CORS_ORIGINS: '*', LIVEKIT_URL: 'sfu:7880', REDIS_URL: 'http://r' });
    expect(faults.map((line) => line.split(' ')[0]).sort()).toEqual([
      'CORS_ORIGINS',
      'DATABASE_URL',
      'LIVEKIT_API_KEY',
      'LIVEKIT_API_SECRET',
      'LIVEKIT_URL',
      'LIVEKIT_WEBHOOK_API_KEY',
      'LIVEKIT_WEBHOOK_API_SECRET',
      'PORT',
      'REDIS_URL',
    ]);
    for (const line of faults) expect(line).not.toContain('\n');
  });

  test.each([
    ['DATABASE_URL', 'mysql://127.0.0.1/livemeet'],
    ['DATABASE_URL', '127.0.0.1:5432'],
    ['DATABASE_URL', ' '],
    ['REDIS_URL', '127.0.0.1:6379'],
    ['LIVEKIT_API_KEY', ''],
    ['LIVEKIT_URL', '127.0.0.1:7880'],
    ['LIVEKIT_URL', 'ftp://127.0.0.1'],
    ['LIVEKIT_PUBLIC_URL', 'javascript:alert(1)'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['METRICS_PORT', 'x'],
    ['METRICS_PORT', '70000'],
    ['METRICS_PORT', '3000'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
    ['TRUSTED_PROXIES', 'true'],
    ['TOKENS_PER_SECOND', '0'],
    ['TOKENS_PER_SECOND', '10001'],
    ['TOKENS_PER_SECOND', '1e3'],
    ['ROOM_MAX_PARTICIPANTS', '1'],
    ['ROOM_MAX_PARTICIPANTS', '1001'],
    ['NAME_RETENTION_DAYS', '0'],
    ['NAME_RETENTION_DAYS', '30d'],
    ['SESSION_RETENTION_DAYS', '36501'],
    ['SESSION_RETENTION_DAYS', '29'],
    ['LIVEKIT_API_SECRET', 'secret'],
    ['LIVEKIT_WEBHOOK_API_KEY', ''],
    ['LIVEKIT_WEBHOOK_API_KEY', 'APIabc'],
    ['LIVEKIT_WEBHOOK_API_SECRET', ' '],
    ['LIVEKIT_WEBHOOK_API_SECRET', 'devkey'],
    ['LIVEKIT_WEBHOOK_API_SECRET', strongSecret],
    ['CORS_ORIGINS', 'meet.example.org'],
  ])('refuses %s=%p with one line that begins with the name', (name, value) => {
    const faults = faultsOf({ ...enough, [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toStartWith(`${name} `);
  });

  test('shows metrics on this machine alone unless told otherwise', () => {
    expect(loadConfig({ ...enough, METRICS_PORT: '9464' }).metrics).toEqual({
      host: '127.0.0.1',
      port: 9464,
    });
  });

  test.each(['', ' '])('takes an optional variable that is set to %p as left out', (blank) => {
    expect(
      loadConfig({
        ...enough,
        REDIS_URL: blank,
        PORT: blank,
        METRICS_PORT: blank,
        LIVEKIT_PUBLIC_URL: blank,
        TRUSTED_PROXIES: blank,
        CORS_ORIGINS: blank,
      }),
    ).toEqual(loadConfig(enough));
  });

  test('repeats no value in a fault', () => {
    const canary = 'canary-devkey-4711';
    const faults = faultsOf({
      DATABASE_URL: canary,
      REDIS_URL: canary,
      LIVEKIT_API_KEY: canary,
      LIVEKIT_API_SECRET: canary,
      LIVEKIT_WEBHOOK_API_KEY: canary,
      LIVEKIT_WEBHOOK_API_SECRET: canary,
      CORS_ORIGINS: canary,
      LIVEKIT_URL: canary,
      PORT: canary,
      TRUSTED_PROXIES: canary,
      TOKENS_PER_SECOND: canary,
      ROOM_MAX_PARTICIPANTS: canary,
    });
    expect(faults.length).toBeGreaterThan(3);
    expect(faults.join('\n')).not.toContain('canary');
  });

  describe.each(['development', 'test'])('in %s', (mode) => {
    const { LIVEKIT_WEBHOOK_API_KEY, LIVEKIT_WEBHOOK_API_SECRET, ...oneKey } = { ...enough, NODE_ENV: mode };
    const webhookPair = { LIVEKIT_WEBHOOK_API_KEY, LIVEKIT_WEBHOOK_API_SECRET };

    test('a weak secret is taken', () => {
      expect(loadConfig({ ...oneKey, LIVEKIT_API_SECRET: 'secret' }).livekitApiSecret).toBe('secret');
    });

    test('the signing key does for webhooks too when there is no other', () => {
      expect(loadConfig(oneKey)).toMatchObject({
        livekitWebhookApiKey: 'APIabc',
        livekitWebhookApiSecret: strongSecret,
      });
    });

    test('a webhook key that is said is used', () => {
      expect(loadConfig({ ...oneKey, ...webhookPair })).toMatchObject({
        livekitWebhookApiKey: 'APIwebhook',
        livekitWebhookApiSecret: otherStrongSecret,
      });
    });

    test.each(Object.keys(webhookPair))('%s is refused without its other half', (name) => {
      const faults = faultsOf({ ...oneKey, [name]: 'x' });
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(/^LIVEKIT_WEBHOOK_API_\w+ is missing$/);
      expect(faults[0]).not.toStartWith(`${name} `);
    });
  });
});

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof InvalidConfig) return error.faults;
    throw error;
  }
  return [];
}
