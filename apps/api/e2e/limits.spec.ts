import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { ApiError, Readiness } from '@livemeet/shared-types';
import type { Api } from '../../../tools/api.ts';
import { type Redis, startRedis } from '../../../tools/redis.ts';
import { postToken } from './request-token.ts';
import { type Stack, startStack } from './stack.ts';
import { tally } from './tally.ts';
import { until } from './until.ts';

// 120 tokens a minute are one address's; each test has an API of its own where it needs a fresh count.
let stack: Stack;
let redis: Redis;
let one: Api;
let two: Api;

beforeAll(async () => {
  stack = await startStack();
  redis = await startRedis({ directory: join(stack.directory, 'redis'), password: 'Canary-Redis' });
  const env = { REDIS_URL: redis.url };
  [one, two] = await Promise.all([stack.startApi(env), stack.startApi(env)]);
  for (const api of [one, two]) await until(async () => (await redisStatus(api)) === 'up');
}, 60_000);

afterAll(async () => {
  await redis?.kill();
  await stack?.stop();
}, 20_000);

test('without Redis, one API lets exactly 120 through and tells the rest when to come again', async () => {
  const alone = await stack.startApi();
  expect(await redisStatus(alone)).toBe('off');
  const responses = await ask([alone], 125);
  expect(tally(responses)).toEqual({ 201: 120, 429: 5 });
  const refused = responses.find((response) => response.status === 429);
  expect(Number(refused?.headers.get('retry-after'))).toBeWithin(1, 61);
  expect(ApiError.parse(await refused?.json())).toMatchObject({
    code: 'RATE_LIMITED',
    requestId: refused?.headers.get('x-request-id'),
  });
}, 20_000);

describe('with Redis', () => {
  test('two APIs let exactly 120 through between them, whatever address a caller claims', async () => {
    expect(tally(await ask([one, two], 130))).toEqual({ 201: 120, 429: 10 });
  }, 20_000);

  test('that hangs, callers are answered all the same', async () => {
    process.kill(redis.pid, 'SIGSTOP');
    await until(async () => (await redisStatus(one)) === 'down');
    const startedAt = performance.now();
    expect(tally(await ask([one], 10))).toEqual({ 201: 10 });
    expect(performance.now() - startedAt).toBeLessThan(2000);
    process.kill(redis.pid, 'SIGCONT');
  });

  test('that is killed, each API lets half through by itself, and fails nobody', async () => {
    await redis.kill();
    await until(async () => (await redisStatus(one)) === 'down' && (await redisStatus(two)) === 'down');
    // Ten of `one`'s half went while Redis hung.
    expect(tally(await ask([one], 55))).toEqual({ 201: 50, 429: 5 });
    expect(tally(await ask([two], 65))).toEqual({ 201: 60, 429: 5 });
  }, 20_000);

  test('that is back, they count together again', async () => {
    redis = await startRedis({
      directory: join(stack.directory, 'redis'),
      port: redis.port,
      password: 'Canary-Redis',
    });
    for (const api of [one, two]) await until(async () => (await redisStatus(api)) === 'up');
    expect(tally(await ask([one, two], 125))).toEqual({ 201: 120, 429: 5 });
  }, 20_000);

  test('the log does not hold its password', () => {
    expect(one.logs()).toContain('redis away');
    expect(one.logs()).not.toContain('Canary');
  });
});

/** So many requests at once, to the APIs in turn, each with another claim of where it comes from. */
function ask(apis: readonly Api[], count: number): Promise<Response[]> {
  const asked = Array.from({ length: count }, (_, index) => {
    const api = apis[index % apis.length];
    const headers = { 'x-forwarded-for': `203.0.113.${index}` };
    return api === undefined
      ? Promise.reject(new Error('no API'))
      : postToken(api.url, '{"participantName":"Ana"}', headers);
  });
  return Promise.all(asked);
}

async function redisStatus(api: Api): Promise<string> {
  return Readiness.parse(await (await fetch(`${api.url}/health/ready`)).json()).parts.redis.status;
}
