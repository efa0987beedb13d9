import { expect, test } from 'bun:test';
import { PinoLogger } from 'nestjs-pino';
import { loadConfig } from '../config/config.ts';
import { RedisService } from '../redis/redis.service.ts';
import type { Limit } from './limit.ts';
import { LimiterService } from './limiter.service.ts';

const config = loadConfig({
  NODE_ENV: 'test',
  DATABASE_URL: 'postgres://127.0.0.1/livemeet',
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'k',
  LIVEKIT_API_SECRET: 's',
});

const perCaller = limit({ name: 'per-caller', most: () => 2, keyOf: ({ ip }) => ip ?? '' });
const ofAll = limit({ name: 'of-all', most: () => 4, keyOf: () => 'all' });

test('lets through what no limit refuses, and then says for how long it does not', async () => {
  const ask = limiter(perCaller);
  expect([await ask('a'), await ask('a'), await ask('b')]).toEqual([null, null, null]);
  expect(await ask('a')).toBe(60);
});

test('takes nothing from the limit of all for those over their own', async () => {
  const ask = limiter(perCaller, ofAll);
  for (let round = 0; round < 50; round += 1) await ask('a');
  expect([await ask('b'), await ask('b')]).toEqual([null, null]);
  expect(await ask('c')).toBe(60);
});

test('counts nothing where a limit has no say', async () => {
  const ask = limiter(limit({ name: 'never', most: () => 1, keyOf: () => null }));
  for (let round = 0; round < 5; round += 1) expect(await ask('a')).toBeNull();
});

test.each([
  ['asked first', 10, 600],
  ['asked last', 600, 10],
])('says the longest wait of those that refuse, the shorter %s', async (_order, first, second) => {
  const ask = limiter(
    limit({ name: 'one', windowSeconds: first, most: () => 1, keyOf: () => 'all' }),
    limit({ name: 'two', windowSeconds: second, most: () => 1, keyOf: () => 'all' }),
  );
  expect([await ask('a'), await ask('a')]).toEqual([null, 600]);
});

test('two requests at once do not both take the last place', async () => {
  const ask = limiter(limit({ name: 'one', most: () => 1, keyOf: () => 'all' }));
  expect(await Promise.all([ask('a'), ask('b'), ask('c')])).toEqual([null, 60, 60]);
});

function limit(given: Omit<Limit, 'windowSeconds'> & Partial<Limit>): Limit {
  return { windowSeconds: 60, ...given };
}

/** A limiter without Redis, asked by an address. */
function limiter(...limits: Limit[]): (ip: string) => Promise<number | null> {
  const redis = new RedisService(config, new PinoLogger({}));
  const service = new LimiterService(config, redis);
  return (ip) => service.retryAfterSeconds(limits, { ip, body: undefined });
}
