import type { SessionCounts } from '../../e2e/stack.ts';
import type { Ground } from './ground.ts';
import { until } from './until.ts';

/** What has not been closed by then stays open. */
const limitMs = 30_000;

/** The log's rows of a room everybody has left, once they are closed. */
export async function settledCounts({ stack }: Ground, roomName: string): Promise<SessionCounts> {
  let counts = await stack.sessionCounts(roomName);
  await until(limitMs, async () => {
    counts = await stack.sessionCounts(roomName);
    return counts.open === 0;
  });
  return counts;
}
