import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RedisClient } from 'bun';
import { isPortFree } from './free-port.ts';
import { startRedis } from './redis.ts';

// A machine busy with other work takes its time.
setDefaultTimeout(30_000);

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'livemeet-redis-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('keeps a word while it runs and nothing on the disk', async () => {
  const redis = await startRedis({ directory });
  const client = new RedisClient(redis.url);
  await client.set('word', 'kept');
  expect(await client.get('word')).toBe('kept');
  client.close();
  await redis.stop();
  expect(await isPortFree(redis.port)).toBe(true);
  expect(await readdir(directory)).toEqual(['redis.log']);
});

test('lets only the password in when it has one', async () => {
  const redis = await startRedis({ directory, password: 'a pass/word' });
  const client = new RedisClient(redis.url);
  expect(await client.ping()).toBe('PONG');
  const stranger = new RedisClient(`redis://127.0.0.1:${redis.port}`);
  expect(await stranger.ping().then(() => 'in', String)).toContain('NOAUTH');
  client.close();
  stranger.close();
  await redis.stop();
});
