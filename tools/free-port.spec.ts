import { expect, test } from 'bun:test';
import { freePort } from './free-port.ts';

test('whoever asks gets a port that nobody got before', async () => {
  const ports = new Set<number>();
  for (let count = 0; count < 1000; count += 1) ports.add(await freePort());
  expect(ports.size).toBe(1000);
});
