import type { FaultRun } from './fault-run.ts';
import { apiDown } from './runs/api-down.ts';
import { crashWhileIssuing } from './runs/crash-while-issuing.ts';
import { fillSpoolDisk } from './runs/fill-spool-disk.ts';
import { flushRedis } from './runs/flush-redis.ts';
import { forgedWebhooks } from './runs/forged-webhooks.ts';
import { freezePostgres } from './runs/freeze-postgres.ts';
import { killApi } from './runs/kill-api.ts';
import { killLivekit } from './runs/kill-livekit.ts';
import { killPostgres } from './runs/kill-postgres.ts';
import { killRedis } from './runs/kill-redis.ts';
import { lockTable } from './runs/lock-table.ts';
import { restoreBackup } from './runs/restore-backup.ts';
import { runTwoInstances } from './runs/run-two-instances.ts';
import { schemathesis } from './runs/schemathesis.ts';
import { sendHostileHttp } from './runs/send-hostile-http.ts';
import { shuffleWebhooks } from './runs/shuffle-webhooks.ts';
import { skewClocks } from './runs/skew-clocks.ts';
import { stopLivekit } from './runs/stop-livekit.ts';
import { tearSpool } from './runs/tear-spool.ts';
import { tokenBurst } from './runs/token-burst.ts';

/** Every fault there is a run for, in the order of the table. */
export const faultRuns: readonly FaultRun[] = [
  killApi,
  killPostgres,
  killLivekit,
  stopLivekit,
  apiDown,
  crashWhileIssuing,
  freezePostgres,
  lockTable,
  fillSpoolDisk,
  tearSpool,
  killRedis,
  flushRedis,
  runTwoInstances,
  shuffleWebhooks,
  forgedWebhooks,
  skewClocks,
  tokenBurst,
  sendHostileHttp,
  schemathesis,
  restoreBackup,
];
