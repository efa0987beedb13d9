import type { Meeting } from './simulated-day.ts';

/** What a meeting of this size takes of one node, in shares of a node's usable part. */
export type Cost = (size: number) => number;

/**
 * The most nodes that are in use at once when each meeting, whole and for all its time, goes to the first node with room
 * for it and no meeting ever moves. It knows how large a meeting will be, which LiveKit does not. A meeting that is more
 * than a node has one for itself.
 */
export function packedNodes(meetings: readonly Meeting[], cost: Cost): number {
  const loads: number[] = [];
  let inUse = 0;
  let mostInUse = 0;
  play(meetings, {
    begins: ({ size }) => {
      const share = cost(size);
      // Shares are sums of fractions: a node that is full to the last bit may seem a hair over.
      const free = loads.findIndex((load) => load === 0 || load + share <= 1 + 1e-9);
      const node = free < 0 ? loads.length : free;
      const before = loads[node] ?? 0;
      if (before === 0) inUse += 1;
      loads[node] = before + share;
      mostInUse = Math.max(mostInUse, inUse);
      return node;
    },
    ends: ({ size }, node) => {
      const left = (loads[node] ?? 0) - cost(size);
      loads[node] = left < 1e-9 ? 0 : left;
      if (loads[node] === 0) inUse -= 1;
    },
  });
  return mostInUse;
}

/**
 * How full the fullest of so many nodes ever is when each meeting goes to the one with the least load, as LiveKit's
 * selectors choose, and stays. 1: its usable part is used up.
 */
export function fullestNode(meetings: readonly Meeting[], cost: Cost, nodes: number): number {
  const loads = Array.from({ length: nodes }, () => 0);
  let fullest = 0;
  play(meetings, {
    begins: ({ size }) => {
      const node = leastLoaded(loads);
      const load = (loads[node] ?? 0) + cost(size);
      loads[node] = load;
      fullest = Math.max(fullest, load);
      return node;
    },
    ends: ({ size }, node) => {
      loads[node] = (loads[node] ?? 0) - cost(size);
    },
  });
  return fullest;
}

function leastLoaded(loads: readonly number[]): number {
  let least = 0;
  for (let node = 1; node < loads.length; node += 1)
    if ((loads[node] ?? 0) < (loads[least] ?? 0)) least = node;
  return least;
}

type Player = {
  /** Says on which node it is. */
  readonly begins: (meeting: Meeting) => number;
  readonly ends: (meeting: Meeting, node: number) => void;
};

/** Lets the meetings begin and end in the order of time; of one moment, those that end go first. */
function play(meetings: readonly Meeting[], { begins, ends }: Player): void {
  const byEnd = [...meetings].sort((one, other) => one.endsAt - other.endsAt);
  const nodes = new Map<Meeting, number>();
  let ended = 0;
  for (const meeting of meetings) {
    for (
      let next = byEnd[ended];
      next !== undefined && next.endsAt <= meeting.beginsAt;
      next = byEnd[ended]
    ) {
      ends(next, nodes.get(next) ?? 0);
      nodes.delete(next);
      ended += 1;
    }
    nodes.set(meeting, begins(meeting));
  }
}
