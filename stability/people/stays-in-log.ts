import type { SessionTimes, Stack } from '../../e2e/stack.ts';
import { until } from './until.ts';

/** Someone's true stay, in Unix milliseconds of this machine, whose clock the SFU and the database have too. */
export type Stay = { readonly name: string; readonly from: number; readonly to: number };

/** What the log says of some stays. */
export type LoggedStays = {
  readonly lost: number;
  readonly open: number;
  readonly endedBeforeBegun: number;
  /** By how much a duration is off at worst. */
  readonly worstDurationMs: number;
  /** How long before the joining the token was issued, by the log; both clocks are in it. */
  readonly issuedBeforeMs: readonly number[];
};

const limitMs = 60_000;

/** Waits until the log of a room has an end for each stay, and compares. */
export async function loggedStays(
  stack: Stack,
  roomName: string,
  stays: readonly Stay[],
): Promise<LoggedStays> {
  let rows: SessionTimes[] = [];
  await until(limitMs, async () => {
    rows = await stack.sessionTimes(roomName);
    return rows.length >= stays.length && rows.every(({ leftAt }) => leftAt !== null);
  });
  return comparedStays(rows, stays);
}

/** Pure. */
export function comparedStays(rows: readonly SessionTimes[], stays: readonly Stay[]): LoggedStays {
  const whole = rows.flatMap(({ name, issuedAt, joinedAt, leftAt }) =>
    joinedAt === null || leftAt === null ? [] : [{ name, issuedAt, joinedAt, leftAt }],
  );
  const off = stays.flatMap(({ name, from, to }) =>
    whole
      .filter((row) => row.name === name)
      .map(({ joinedAt, leftAt }) => Math.abs(leftAt - joinedAt - (to - from))),
  );
  return {
    lost: stays.filter(({ name }) => !rows.some((row) => row.name === name)).length,
    open: rows.length - whole.length,
    endedBeforeBegun: whole.filter(({ joinedAt, leftAt }) => leftAt < joinedAt).length,
    worstDurationMs: off.length === 0 ? Number.NaN : Math.max(...off),
    issuedBeforeMs: whole.map(({ issuedAt, joinedAt }) => joinedAt - issuedAt),
  };
}
