import { describe, expect, test } from 'bun:test';
import { largestRoom, sizeDeployment } from './deployment.ts';

const usual = { roomSize: 8, callMinutes: 45, cameraShare: 1, cores: 16 };

describe('a deployment', () => {
  test.each([
    [10, { regions: 1, rooms: 2, sfuNodes: 1, apiReplicas: 2 }],
    [1_000, { regions: 1, rooms: 125, sfuNodes: 2, apiReplicas: 2 }],
    [100_000, { regions: 1, rooms: 12_500, apiReplicas: 6 }],
    [100_001, { regions: 2, rooms: 12_501 }],
    [1_000_000, { regions: 10, rooms: 125_000, apiReplicas: 60 }],
  ])('for %i at once', (participants, expected) => {
    expect(sizeDeployment({ ...usual, participants })).toMatchObject(expected);
  });

  test('has a spare node in each region', () => {
    const { sfuNodes, sfuNodesWithSpare, regions } = sizeDeployment({ ...usual, participants: 250_000 });
    expect(sfuNodesWithSpare - sfuNodes).toBe(regions);
  });

  test('ten times the people take ten times the media and the log', () => {
    const [some, many] = [10_000, 100_000].map((participants) => sizeDeployment({ ...usual, participants }));
    expect(many?.megabitsOutPerSecond).toBeCloseTo(10 * (some?.megabitsOutPerSecond ?? 0), 3);
    expect(many?.gigabytesKept).toBeCloseTo(10 * (some?.gigabytesKept ?? 0), 6);
  });

  test('a room is not larger than the people are', () => {
    expect(sizeDeployment({ ...usual, participants: 5, roomSize: 100 }).rooms).toBe(1);
  });

  test('longer calls are fewer joins', () => {
    const rows = (callMinutes: number) =>
      sizeDeployment({ ...usual, participants: 1000, callMinutes }).rowsPerDay;
    expect(rows(30)).toBeCloseTo(2 * rows(60));
  });
});

describe('the largest room', () => {
  test('is larger on a larger node, and with fewer cameras', () => {
    const rooms = [2, 4, 8, 16].map((cores) => largestRoom(cores, 1));
    expect(rooms).toEqual([...rooms].sort((one, other) => one - other));
    expect(largestRoom(2, 0.5)).toBeGreaterThan(largestRoom(2, 1));
  });

  test('is never more than ROOM_MAX_PARTICIPANTS may be', () => {
    expect(largestRoom(256, 1)).toBe(1000);
  });
});
