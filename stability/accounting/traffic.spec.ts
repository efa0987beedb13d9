import { describe, expect, test } from 'bun:test';
import { flowsAt, longestStandstillMs, received, type Sample } from './traffic.ts';

/** One look every 100 ms; each number is what came in since the look before. */
function heard(...bytes: number[]): Sample[] {
  let audioIn = 0;
  return bytes.map((more, index) => {
    audioIn += more;
    return { at: index * 100, audioIn, videoIn: 0 };
  });
}

const outage = heard(400, 400, 0, 0, 0, 100, 200, 200, 400);

describe('traffic', () => {
  test.each<[string, Sample[], number, number, number]>([
    ['nothing came during an outage', outage, 100, 400, 0],
    ['all of it', outage, -1, 900, 1700],
    ['between two looks the earlier one counts', outage, 150, 550, 100],
    ['nobody looked', [], 0, 500, 0],
  ])('%s', (_fact, samples, from, to, bytes) => {
    expect(received(samples, 'audioIn', from, to)).toBe(bytes);
  });

  test.each<[string, Sample[], number, number | null]>([
    ['flows once enough has come in, not with the first byte', outage, 250, 700],
    ['flows at once where it never stopped', heard(400, 400, 400, 400), 100, 300],
    ['does not flow for the leftovers', heard(400, 0, 100, 100), 100, null],
    ['does not flow without a look', [], 0, null],
  ])('%s', (_fact, samples, since, at) => {
    expect(flowsAt(samples, 'audioIn', since)).toBe(at);
  });

  test.each<[string, Sample[], number, number, number]>([
    ['stands still from the last byte to the next', outage, 0, 900, 400],
    ['only what lies in the span counts', outage, 200, 400, 200],
    ['a stream that flows stands from one look to the next', heard(1, 1, 1, 1), 0, 300, 100],
    ['a stream that never came back stands to the end', heard(9, 9, 0, 0, 0), 0, 400, 300],
    ['of no look nothing is known', [], 0, 400, 0],
  ])('%s', (_fact, samples, from, to, longest) => {
    expect(longestStandstillMs(samples, 'audioIn', from, to)).toBe(longest);
  });
});
