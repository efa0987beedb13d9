import type { FaultRun } from './fault-run.ts';
import { crashWhileIssuing } from './runs/crash-while-issuing.ts';
import { flushRedis } from './runs/flush-redis.ts';
import { forgedWebhooks } from './runs/forged-webhooks.ts';
import { killApi } from './runs/kill-api.ts';
import { killPostgres } from './runs/kill-postgres.ts';
import { killRedis } from './runs/kill-redis.ts';
import { skewClocks } from './runs/skew-clocks.ts';
import { tokenBurst } from './runs/token-burst.ts';

/** Every fault there is a run for, in the order of the table. */
export const faultRuns: readonly FaultRun[] = [
  killApi,
  killPostgres,
  crashWhileIssuing,
  killRedis,
  flushRedis,
  tokenBurst,
  forgedWebhooks,
  skewClocks,
];
