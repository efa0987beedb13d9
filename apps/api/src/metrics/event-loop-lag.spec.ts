import { expect, test } from 'bun:test';
import { watchEventLoop } from './event-loop-lag.ts';

test('tells how long the process stood still', async () => {
  const first = Promise.withResolvers<void>();
  const lags: number[] = [];
  const stop = watchEventLoop((seconds) => {
    lags.push(seconds);
    first.resolve();
  });
  await first.promise;
  const blockedUntil = performance.now() + 400;
  while (performance.now() < blockedUntil);
  const next = lags.length;
  while (lags.length === next) await Bun.sleep(5);
  stop();
  expect(lags[next]).toBeWithin(0.29, 5);
  for (const lag of lags) expect(lag).toBeGreaterThanOrEqual(0);
});
