/** What the order of tiles depends on. `joinedAt` in milliseconds since 1970; unknown right after joining. */
export type Seat = { identity: string; isLocal: boolean; joinedAt: number | undefined };

/**
 * The order of tiles: oneself first, then the others as they came. Nobody moves when someone speaks, mutes or comes;
 * who comes is put at the end.
 */
export function tileOrder<T extends Seat>(seats: readonly T[]): T[] {
  return seats.toSorted((a, b) => {
    if (a.isLocal !== b.isLocal) return a.isLocal ? -1 : 1;
    const byTime = (a.joinedAt ?? Number.MAX_SAFE_INTEGER) - (b.joinedAt ?? Number.MAX_SAFE_INTEGER);
    return byTime === 0 ? a.identity.localeCompare(b.identity, 'en') : byTime;
  });
}
