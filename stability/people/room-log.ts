import type { Stack } from '../../e2e/stack.ts';
import { until } from './until.ts';

/** What the session log says of a room, against what is so. */
export type RoomLog = {
  /** People whose token has no row. */
  readonly lost: number;
  /** Rows beyond one for each. */
  readonly doubled: number;
  /** Rows whose status is another than it should be. */
  readonly wrong: number;
  /** How long it took until all was so, in milliseconds; the limit where it never was. */
  readonly afterMs: number;
};

const limitMs = 90_000;

/** Waits until the log of a room has one row for each of these people, with this status each. */
export async function untilLogSays(
  stack: Stack,
  roomName: string,
  statuses: Readonly<Record<string, string>>,
): Promise<RoomLog> {
  const since = performance.now();
  let log = { lost: 0, doubled: 0, wrong: 0 };
  const isSo = await until(limitMs, async () => {
    log = comparedLog(await stack.sessionLogs(roomName), statuses);
    return log.lost + log.doubled + log.wrong === 0;
  });
  return { ...log, afterMs: isSo ? performance.now() - since : limitMs };
}

type Row = { readonly participant_name: string; readonly status: string };

/** Pure. */
export function comparedLog(
  rows: readonly Row[],
  statuses: Readonly<Record<string, string>>,
): Omit<RoomLog, 'afterMs'> {
  const names = Object.keys(statuses);
  const found = new Set(rows.map(({ participant_name }) => participant_name));
  return {
    lost: names.filter((name) => !found.has(name)).length,
    doubled: rows.length - found.size,
    wrong: rows.filter((row) => row.status !== statuses[row.participant_name]).length,
  };
}
