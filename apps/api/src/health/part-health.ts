import type { PartHealth } from '@livemeet/shared-types';

/**
 * Asks a part whether it is there and waits at most `limitMs`. The reason of a failure says no more than that: the
 * answer is public, and an error may name hosts and users.
 */
export async function partHealth(ask: () => Promise<unknown>, limitMs: number): Promise<PartHealth> {
  const limit = Promise.withResolvers<PartHealth>();
  const timer = setTimeout(
    () => limit.resolve({ status: 'down', reason: `no answer within ${limitMs} ms` }),
    limitMs,
  );
  const answer = ask().then(
    (): PartHealth => ({ status: 'up' }),
    (): PartHealth => ({ status: 'down', reason: 'cannot be reached' }),
  );
  try {
    return await Promise.race([answer, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}
