import type { FaultRun } from './fault-run.ts';
import { killApi } from './runs/kill-api.ts';
import { killPostgres } from './runs/kill-postgres.ts';

/** Every fault there is a run for, in the order of the table. */
export const faultRuns: readonly FaultRun[] = [killApi, killPostgres];
