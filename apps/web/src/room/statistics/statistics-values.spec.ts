import { describe, expect, test } from 'bun:test';
import { statisticsText, statisticsValues } from './statistics-values.ts';
import type { TrackStatistics } from './track-statistics.ts';

const known: TrackStatistics = {
  codec: 'VP8',
  size: { width: 1280, height: 720 },
  framesPerSecond: 29.97,
  bitsPerSecond: 1_234_567,
  lossRatio: 0.0123,
  jitterMilliseconds: 3.6,
  roundTripMilliseconds: 24.2,
};

const unknown: TrackStatistics = {
  codec: null,
  size: null,
  framesPerSecond: null,
  bitsPerSecond: null,
  lossRatio: null,
  jitterMilliseconds: null,
  roundTripMilliseconds: null,
};

const written = (...parameters: Parameters<typeof statisticsValues>): string =>
  statisticsValues(...parameters)
    .map(({ label, value }) => `${label} ${value}`)
    .join('; ');

describe('statisticsValues', () => {
  test('a picture, in English', () => {
    expect(written(known, 'camera', 'en')).toBe(
      'codec VP8; resolution 1280 × 720; frameRate 30; bitrate 1,235 kbit/s; packetLoss 1.2%; jitter 4 ms; roundTrip 24 ms',
    );
  });

  test('the same in Portuguese has its own separators', () => {
    expect(written(known, 'camera', 'pt-BR')).toContain('bitrate 1.235 kbit/s; packetLoss 1,2%');
  });

  test('sound has no resolution and no frames', () => {
    expect(written({ ...known, codec: 'opus', bitsPerSecond: 0 }, 'microphone', 'en')).toBe(
      'codec opus; bitrate 0 kbit/s; packetLoss 1.2%; jitter 4 ms; roundTrip 24 ms',
    );
  });

  test('what is not known is a dash, not a zero', () => {
    expect(written(unknown, 'camera', 'en')).toBe(
      'codec –; resolution –; frameRate –; bitrate –; packetLoss –; jitter –; roundTrip –',
    );
  });
});

test('as text each track is a paragraph', () => {
  expect(
    statisticsText([
      { title: 'Ana, camera', lines: ['Codec: VP8', 'Jitter: 2 ms'] },
      { title: 'Bia, microphone', lines: ['Codec: opus'] },
    ]),
  ).toBe('Ana, camera\n  Codec: VP8\n  Jitter: 2 ms\n\nBia, microphone\n  Codec: opus');
});
