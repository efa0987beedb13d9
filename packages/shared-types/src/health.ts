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
 * The answer of `GET /health/ready`. `ready` and `degraded` come with 200, `unavailable` with 503: without the
 * database no participant can be let in; without Redis or the SFU the API still does its own part.
 */
export const Readiness = z.object({
  status: z.enum(['ready', 'degraded', 'unavailable']),
  parts: z.object({ database: PartHealth, redis: PartHealth, sfu: PartHealth }),
});
export type Readiness = z.infer<typeof Readiness>;
