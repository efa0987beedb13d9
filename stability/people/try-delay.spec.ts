import { expect, test } from 'bun:test';
import { join } from 'node:path';
import { inOwnNetwork, missingForOwnNetwork } from './own-network.ts';
import type { TriedDelay } from './try-delay.ts';

const lacks = missingForOwnNetwork();

test.skipIf(lacks !== null)(
  `delayed packets are under way 100 ms each way, TCP and UDP, and others are not${lacks === null ? '' : ` (left out: ${lacks})`}`,
  async () => {
    const command = inOwnNetwork([process.execPath, '--no-env-file', join(import.meta.dir, 'try-delay.ts')]);
    const trial = Bun.spawn([...command], { stdout: 'pipe', stderr: 'inherit' });
    const text = await new Response(trial.stdout).text();
    expect(await trial.exited).toBe(0);
    const { tcp, udp, elsewhere }: TriedDelay = JSON.parse(text);
    for (const { before, during, after } of [tcp, udp]) {
      expect(during).toBeGreaterThanOrEqual(199);
      expect(during).toBeLessThan(300);
      expect(before).toBeLessThan(100);
      expect(after).toBeLessThan(100);
    }
    expect(elsewhere).toBeLessThan(100);
  },
  20_000,
);
