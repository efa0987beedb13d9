import { describe, expect, test } from 'bun:test';
import { figures } from './figures.ts';
import { manyRooms, nodeShare, roomLoad } from './room-load.ts';

const allOn = { cameraShare: 1 };

describe('a room', () => {
  test('of two: each camera in and out once in all its layers, each voice once', () => {
    const load = roomLoad(2, allOn);
    expect([load.tracksIn, load.tracksOut]).toEqual([4, 4]);
    expect(load.bitsInPerSecond).toBeGreaterThan(2 * (160_000 + 450_000 + 1_700_000));
    expect(load.bitsOutPerSecond).toBeGreaterThan(2 * 1_700_000);
    expect(load.bitsOutPerSecond).toBeLessThan(load.bitsInPerSecond);
  });

  test('of eight has 8 cameras and microphones in, and 7 of each out to each', () => {
    const { tracksIn, tracksOut } = roomLoad(8, allOn);
    expect([tracksIn, tracksOut]).toEqual([16, 8 * 14]);
  });

  test('alone sends a voice to nobody, and no picture, for nobody sees it', () => {
    const load = roomLoad(1, allOn);
    expect([load.tracksOut, load.bitsOutPerSecond]).toEqual([0, 0]);
    expect(load.bitsInPerSecond).toBeLessThan(150_000);
  });

  test('without cameras is its voices', () => {
    const load = roomLoad(8, { cameraShare: 0 });
    expect([load.tracksIn, load.tracksOut]).toEqual([8, 56]);
    expect(load.bitsOutPerSecond / 8).toBeLessThan(150_000);
  });

  test('beyond a page grows by its listeners alone: each receives what it did before', () => {
    const [fifty, hundred] = [roomLoad(50, allOn), roomLoad(100, allOn)];
    expect(hundred.bitsOutPerSecond / 100 / (fifty.bitsOutPerSecond / 50)).toBeCloseTo(1, 2);
    expect(hundred.packetsPerSecond / 100 / (fifty.packetsPerSecond / 50)).toBeCloseTo(1, 2);
  });
});

test('many rooms are so many times one', () => {
  const one = roomLoad(8, allOn);
  expect(manyRooms(one, 3).packetsPerSecond).toBeCloseTo(3 * one.packetsPerSecond);
  expect(manyRooms(one, 3).participants).toBe(24);
});

describe('a node', () => {
  const empty = { ...roomLoad(1, allOn), packetsPerSecond: 0, bitsOutPerSecond: 0 };

  test('is full when its cores are', () => {
    const packetsPerSecond = figures.sfu.packetsPerCore * 16;
    expect(nodeShare({ ...empty, packetsPerSecond }, 16)).toBe(1);
    expect(nodeShare({ ...empty, packetsPerSecond }, 32)).toBe(0.5);
  });

  test('is full when its network card is', () => {
    expect(nodeShare({ ...empty, bitsOutPerSecond: 10_000_000_000 }, 64)).toBe(1);
  });

  // LiveKit's benchmarks on 16 cores: packets a second in and out, and the share of the processors they took.
  test.each([
    ['Audio only', 305 + 959_156, 0.8],
    ['Large meeting', 51_068 + 762_749, 0.85],
    ['Livestreaming', 246 + 560_962, 0.92],
  ])('is thought to carry no more than in LiveKit’s benchmark «%s»', (_name, packetsPerSecond, share) => {
    expect(nodeShare({ ...empty, packetsPerSecond }, 16)).toBeGreaterThanOrEqual(share - 1e-9);
  });
});
