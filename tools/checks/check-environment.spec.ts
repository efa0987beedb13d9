import { expect, test } from 'bun:test';
import { checkEnvironment } from './check-environment.ts';

test('hides a developer’s own parts from the tests', () => {
  const env = {
    PATH: '/bin',
    HOME: '/home/ana',
    DATABASE_URL: 'postgres://mine',
    REDIS_URL: 'redis://mine',
    LIVEKIT_API_SECRET: 'mine',
    CORS_ORIGINS: 'https://mine.example',
    LIVEMEET_API_URL: 'mine',
    PORT: '1',
    NODE_ENV: 'production',
    PGPASSWORD: 'mine',
  };
  expect(checkEnvironment(env, { CHROMIUM_PATH: '/c' })).toEqual({
    PATH: '/bin',
    HOME: '/home/ana',
    CHROMIUM_PATH: '/c',
  });
});
