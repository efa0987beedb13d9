import type { Readiness } from '@livemeet/shared-types';

/** What the state of the parts says of the whole: nothing works without the database, something without the others. */
export function readinessOf(parts: Readiness['parts']): Readiness {
  if (parts.database.status === 'down') return { status: 'unavailable', parts };
  const isDegraded = parts.redis.status === 'down' || parts.sfu.status === 'down';
  return { status: isDegraded ? 'degraded' : 'ready', parts };
}
