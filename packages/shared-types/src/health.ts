import * as z from 'zod/mini';

/** The answer of `GET /health/live`: the process runs and answers. It asks no other part. */
export const Liveness = z.object({ status: z.literal('ok') });
export type Liveness = z.infer<typeof Liveness>;

/** One part the API leans on. `off`: not configured, its work is done in the process. */
export const PartHealth = z.discriminatedUnion('status', [
  z.object({ status: z.literal('up') }),
  z.object({ status: z.literal('down'), reason: z.string() }),
  z.object({ status: z.literal('off') }),
]);
export type PartHealth = z.infer<typeof PartHealth>;

/**
 * The answer of `GET /health/ready`. `ready` and `degraded` come with 200, `unavailable` with 503: with neither the
 * database nor the spool, where what is for the database waits on disk, no participant can be let in; without any other
 * part the API still does its own.
 */
export const Readiness = z.object({
  status: z.enum(['ready', 'degraded', 'unavailable']),
  parts: z.object({ database: PartHealth, redis: PartHealth, sfu: PartHealth, spool: PartHealth }),
});
export type Readiness = z.infer<typeof Readiness>;
