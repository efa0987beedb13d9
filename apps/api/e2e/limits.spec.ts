import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { ApiError, Readiness } from '@livemeet/shared-types';
import type { Api } from '../../../tools/api.ts';
import { type Redis, startRedis } from '../../../tools/redis.ts';
import { postToken } from './request-token.ts';
import { type Stack, startStack } from './stack.ts';
import { inBatches, tally } from './tally.ts';
import { until } from './until.ts';

// 120 tokens a minute are one address's, 240 one room's; each test has an API of its own where it needs a fresh count.
let stack: Stack;
let redis: Redis;
let one: Api;
let two: Api;
/** Two more that believe what a proxy says, so that a room can be asked for from many addresses. */
let proxied: Api;
let proxiedToo: Api;

beforeAll(async () => {
  stack = await startStack();
  redis = await startRedis({ directory: join(stack.directory, 'redis'), password: 'Canary-Redis' });
  const env = { REDIS_URL: redis.url };
  const behindProxy = { ...env, TRUSTED_PROXIES: '127.0.0.1', TOKENS_PER_SECOND: '10000' };
  [one, two] = await Promise.all([stack.startApi(env), stack.startApi(env)]);
  [proxied, proxiedToo] = await Promise.all([stack.startApi(behindProxy), stack.startApi(behindProxy)]);
  for (const api of [one, two, proxied, proxiedToo])
    await until(async () => (await redisStatus(api)) === 'up');
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

test('a room is asked for 240 times a minute, from wherever, and others are not kept waiting', async () => {
  const alone = await stack.startApi({ TRUSTED_PROXIES: '1', TOKENS_PER_SECOND: '10000' });
  expect(tally(await askFromEverywhere([alone], 'Busy-Room', 245))).toEqual({ 201: 240, 429: 5 });
  expect(tally(await askFromEverywhere([alone], 'Quiet-Room', 5))).toEqual({ 201: 5 });
  expect(tally(await askFromEverywhere([alone], undefined, 5))).toEqual({ 201: 5 });
}, 30_000);

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
    const forRoom = await askFromEverywhere([proxied], 'Hung-Room', 125);
    expect(tally(forRoom)).toEqual({ 201: 120, 429: 5 });
    process.kill(redis.pid, 'SIGCONT');
  }, 30_000);

  test('that is killed, each API lets half through by itself, and fails nobody', async () => {
    await redis.kill();
    await until(
      async () => (await redisStatus(proxied)) === 'down' && (await redisStatus(proxiedToo)) === 'down',
    );
    // From an address not seen before: on a busy machine some of the others' counting was late, and done in the process.
    for (const api of [proxied, proxiedToo]) {
      const responses = await inBatches(65, () =>
        postToken(api.url, '{"participantName":"Ana"}', { 'x-forwarded-for': '192.0.2.1' }),
      );
      expect(tally(responses)).toEqual({ 201: 60, 429: 5 });
    }
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

  test('two APIs share the limit of a room', async () => {
    expect(tally(await askFromEverywhere([proxied, proxiedToo], 'Shared-Room', 245))).toEqual({
      201: 240,
      429: 5,
    });
  }, 30_000);

  test('two APIs share the limit of a second', async () => {
    const env = { REDIS_URL: redis.url, TRUSTED_PROXIES: '1', TOKENS_PER_SECOND: '5' };
    const slow = await Promise.all([stack.startApi(env), stack.startApi(env)]);
    for (const api of slow) await until(async () => (await redisStatus(api)) === 'up');
    const startedAt = performance.now();
    const responses = await askFromEverywhere(slow, undefined, 60);
    // However slowly this machine answers: so many windows of a second can have begun.
    const windows = Math.ceil((performance.now() - startedAt) / 1000) + 1;
    const { 201: issued = 0, 429: refused = 0 } = tally(responses);
    expect(issued + refused).toBe(60);
    expect(issued).toBeWithin(5, 5 * windows + 1);
    const last = responses.findLast((response) => response.status === 429);
    expect(last?.headers.get('retry-after')).toBe('1');
  }, 30_000);

  test('the log does not hold its password', () => {
    expect(one.logs()).toContain('redis away');
    expect(one.logs()).not.toContain('Canary');
  });
});

/** So many requests, many of them at once, to the APIs in turn, each with another claim of where it comes from. */
function ask(apis: readonly Api[], count: number): Promise<Response[]> {
  return inBatches(count, (index) => {
    const api = apis[index % apis.length];
    const headers = { 'x-forwarded-for': `203.0.113.${index}` };
    return api === undefined
      ? Promise.reject(new Error('no API'))
      : postToken(api.url, '{"participantName":"Ana"}', headers);
  });
}

/** The same through a proxy, each from an address of its own; for a room, or for a new one each. */
function askFromEverywhere(
  apis: readonly Api[],
  roomName: string | undefined,
  count: number,
): Promise<Response[]> {
  const body = JSON.stringify({ participantName: 'Ana', roomName });
  return inBatches(count, (index) => {
    const api = apis[index % apis.length];
    const headers = { 'x-forwarded-for': `198.51.100.${index}` };
    return api === undefined ? Promise.reject(new Error('no API')) : postToken(api.url, body, headers);
  });
}

async function redisStatus(api: Api): Promise<string> {
  return Readiness.parse(await (await fetch(`${api.url}/health/ready`)).json()).parts.redis.status;
}
