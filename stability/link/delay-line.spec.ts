import { describe, expect, test } from 'bun:test';
import { DelayLine } from './delay-line.ts';

describe('what is on its way', () => {
  test('arrives after the delay, not before, and once', () => {
    const line = new DelayLine({ oneWayMs: 100, jitterMs: 0 }, () => 0.9);
    expect(line.nextDueAt).toBe(Number.POSITIVE_INFINITY);
    line.put(1, 1000);
    line.put(2, 1030);
    expect(line.nextDueAt).toBe(1100);
    expect(line.take(1099)).toEqual([]);
    expect(line.take(1100)).toEqual([1]);
    expect(line.nextDueAt).toBe(1130);
    expect(line.take(2000)).toEqual([2]);
    expect(line.take(2000)).toEqual([]);
  });

  test('is later by the jitter, drawn anew every 100 ms, and overtakes nothing', () => {
    const drawn = [1, 0, 0.5];
    const line = new DelayLine({ oneWayMs: 100, jitterMs: 80 }, () => drawn.shift() ?? 0);
    line.put(1, 1000);
    expect(line.nextDueAt).toBe(1180);
    line.put(2, 1099);
    // What made the others late is over, but this one cannot pass them.
    line.put(3, 1110);
    expect(line.take(1278)).toEqual([1]);
    expect(line.take(1279)).toEqual([2, 3]);
    line.put(4, 1400);
    expect(line.nextDueAt).toBe(1540);
  });
});
