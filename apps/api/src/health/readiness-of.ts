import type { PartHealth, Readiness } from '@livemeet/shared-types';

/** What the state of the parts says of the whole: with neither the database nor the spool no participant is let in, without one part something does not work. */
export function readinessOf(parts: Readiness['parts']): Readiness {
  const isDown = ({ status }: PartHealth) => status === 'down';
  if (isDown(parts.database) && isDown(parts.spool)) return { status: 'unavailable', parts };
  const isDegraded = Object.values(parts).some(isDown);
  return { status: isDegraded ? 'degraded' : 'ready', parts };
}
