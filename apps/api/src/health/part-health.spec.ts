import { expect, test } from 'bun:test';
import { partHealth } from './part-health.ts';

test('up when it answers', async () => {
  expect(await partHealth(() => Promise.resolve('PONG'), 1000)).toEqual({ status: 'up' });
});

test('down when it fails, without what the failure tells', async () => {
  const ask = () => Promise.reject(new Error('password authentication failed for user "livemeet"'));
  expect(await partHealth(ask, 1000)).toEqual({ status: 'down', reason: 'cannot be reached' });
});

test('down when it does not answer in time', async () => {
  const ask = () => new Promise(() => {});
  expect(await partHealth(ask, 20)).toEqual({ status: 'down', reason: 'no answer within 20 ms' });
});
