import { describe, expect, test } from 'bun:test';
import { fullestNode, packedNodes } from './rooms-on-nodes.ts';
import type { Meeting } from './simulated-day.ts';

/** Ten people fill a node. */
const cost = (size: number): number => size / 10;

const meeting = (beginsAt: number, endsAt: number, size: number): Meeting => ({ beginsAt, endsAt, size });

describe('nodes in use at once, rooms put where they fit', () => {
  test.each<[string, readonly Meeting[], number]>([
    ['no meeting takes none', [], 0],
    ['what fits together is together', [meeting(0, 9, 4), meeting(1, 9, 6)], 1],
    ['no room is divided', [meeting(0, 9, 6), meeting(1, 9, 6), meeting(2, 9, 6)], 3],
    ['the place of one that ended is taken again', [meeting(0, 5, 8), meeting(5, 9, 8)], 1],
    ['one that stays keeps its node', [meeting(0, 9, 2), meeting(1, 5, 8), meeting(6, 9, 8)], 1],
    ['more than a node has a node for itself', [meeting(0, 9, 25), meeting(1, 9, 1)], 2],
    ['tenths add up to a whole', Array.from({ length: 10 }, (_, index) => meeting(index, 99, 1)), 1],
  ])('%s', (_fact, meetings, nodes) => {
    expect(packedNodes(meetings, cost)).toBe(nodes);
  });
});

describe('the fullest node, rooms put where the load is least', () => {
  test.each<[string, readonly Meeting[], number, number]>([
    ['shares out', [meeting(0, 9, 4), meeting(1, 9, 4)], 2, 0.4],
    ['is over the line when there are too few nodes', [meeting(0, 9, 8), meeting(1, 9, 8)], 1, 1.6],
    [
      'knows not how large what comes will be',
      [meeting(0, 9, 1), meeting(1, 9, 2), meeting(2, 9, 10)],
      2,
      1.1,
    ],
    ['lets go of what ended', [meeting(0, 5, 8), meeting(5, 9, 8)], 1, 0.8],
  ])('%s', (_fact, meetings, nodes, fullest) => {
    expect(fullestNode(meetings, cost, nodes)).toBeCloseTo(fullest);
  });
});
