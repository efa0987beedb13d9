import { expect, test } from 'bun:test';
import { missesIn } from './accounting/figure.ts';
import type { FaultRun } from './fault-run.ts';
import { flushRedis } from './runs/flush-redis.ts';
import { forgedWebhooks } from './runs/forged-webhooks.ts';
import { killApi } from './runs/kill-api.ts';

// `bun run faults` makes these runs as long as it takes to believe them; here each is made for some seconds.
test.each<[FaultRun['name'], number, FaultRun]>([
  [killApi.name, 3, killApi],
  [flushRedis.name, 20, flushRedis],
  [forgedWebhooks.name, 500, forgedWebhooks],
])(
  'what must hold holds: %s, %p times',
  async (_name, cycles, { run }) => {
    expect(missesIn(await run({ cycles, report: () => {} }))).toEqual([]);
  },
  120_000,
);
