import type { Ground } from './ground.ts';
import type { RejoiningTab } from './rejoining-tab.ts';
import { until } from './until.ts';

const limitMs = 30_000;
const lookEveryMs = 20;
/** Microphone and camera. */
const tracksSent = 2;

/**
 * Out of a room in which nobody else is, and in again; answers with the milliseconds from the wish to come back until the
 * SFU has the tab's microphone and camera, the limit where it never had. Asked of the SFU, so that it is the same for
 * every page, whatever it shows meanwhile.
 */
export async function timedRejoin(
  { stack }: Ground,
  roomName: string,
  tab: Pick<RejoiningTab, 'leave' | 'join'>,
): Promise<number> {
  const tracks = async (): Promise<number> => {
    const inside = await stack.administration.listParticipants(roomName);
    return inside.reduce((sum, participant) => sum + participant.tracks.length, 0);
  };
  await tab.leave();
  // What the SFU still had of the last stay would be taken for the next one.
  if (!(await until(limitMs, async () => (await tracks()) === 0, lookEveryMs)))
    throw new Error('The tab left and is still in the room.');
  const since = performance.now();
  const joined = tab.join();
  const isIn = await until(limitMs, async () => (await tracks()) === tracksSent, lookEveryMs);
  const tookMs = performance.now() - since;
  await joined;
  return isIn ? tookMs : limitMs;
}
