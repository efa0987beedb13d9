import { describe, expect, test } from 'bun:test';
import { type Report, type Sample, trackStatistics } from './track-statistics.ts';

const report = (type: string, id: string, timestamp: number, fields: Record<string, unknown>): Report => ({
  type,
  id,
  timestamp,
  ...fields,
});
const inbound = (timestamp: number, fields: Record<string, unknown>): Report =>
  report('inbound-rtp', 'in', timestamp, { codecId: 'c', ...fields });
const layer = (rid: string, timestamp: number, fields: Record<string, unknown>): Report =>
  report('outbound-rtp', `out-${rid}`, timestamp, { codecId: 'c', ...fields });
const codec = (mimeType: string): Report => report('codec', 'c', 0, { mimeType });

const unknown = {
  codec: null,
  size: null,
  framesPerSecond: null,
  bitsPerSecond: null,
  lossRatio: null,
  jitterMilliseconds: null,
  roundTripMilliseconds: null,
};

describe('trackStatistics', () => {
  test('of a received picture: what its report says, and its rates between the samples', () => {
    const before: Sample = [inbound(1000, { bytesReceived: 1000, packetsReceived: 100, packetsLost: 2 })];
    const after: Sample = [
      inbound(3000, {
        bytesReceived: 126_000,
        packetsReceived: 195,
        packetsLost: 7,
        frameWidth: 640,
        frameHeight: 360,
        framesPerSecond: 30,
        jitter: 0.004,
      }),
      codec('video/VP8'),
      report('transport', 't', 3000, { selectedCandidatePairId: 'p2' }),
      report('candidate-pair', 'p1', 3000, { nominated: true, currentRoundTripTime: 9 }),
      report('candidate-pair', 'p2', 3000, { currentRoundTripTime: 0.025 }),
    ];
    expect(trackStatistics(before, after)).toEqual({
      codec: 'VP8',
      size: { width: 640, height: 360 },
      framesPerSecond: 30,
      bitsPerSecond: 500_000,
      lossRatio: 0.05,
      jitterMilliseconds: 4,
      roundTripMilliseconds: 25,
    });
  });

  test('of a sent picture: all layers together, the largest that flows, and what the other end says', () => {
    const before: Sample = [
      layer('q', 0, { bytesSent: 0, frameWidth: 320, frameHeight: 180, framesPerSecond: 30 }),
      layer('h', 0, { bytesSent: 0, frameWidth: 640, frameHeight: 360, framesPerSecond: 24 }),
      layer('f', 0, { bytesSent: 9000, frameWidth: 1280, frameHeight: 720, framesPerSecond: 0 }),
    ];
    const after: Sample = [
      layer('q', 1000, { bytesSent: 10_000, frameWidth: 320, frameHeight: 180, framesPerSecond: 30 }),
      layer('h', 1000, { bytesSent: 40_000, frameWidth: 640, frameHeight: 360, framesPerSecond: 24 }),
      layer('f', 1000, { bytesSent: 9000, frameWidth: 1280, frameHeight: 720, framesPerSecond: 0 }),
      report('remote-inbound-rtp', 'r1', 900, { fractionLost: 0, jitter: 0.001, roundTripTime: 0.01 }),
      report('remote-inbound-rtp', 'r2', 900, { fractionLost: 0.1, jitter: 0.003, roundTripTime: 0.02 }),
      codec('video/VP8'),
    ];
    expect(trackStatistics(before, after)).toEqual({
      codec: 'VP8',
      size: { width: 640, height: 360 },
      framesPerSecond: 24,
      bitsPerSecond: 400_000,
      lossRatio: 0.1,
      jitterMilliseconds: 3,
      roundTripMilliseconds: 20,
    });
  });

  test.each<[string, Sample, Sample, Partial<ReturnType<typeof trackStatistics>>]>([
    ['nothing of a track without reports', [], [], {}],
    [
      'no rate without a sample before',
      [],
      [inbound(1000, { bytesReceived: 5000, jitter: 0.002 }), codec('audio/opus')],
      { codec: 'opus', jitterMilliseconds: 2 },
    ],
    [
      'no rate of two samples of the same moment',
      [inbound(5, { bytesReceived: 1 })],
      [inbound(5, { bytesReceived: 9 })],
      {},
    ],
    [
      'nothing lost of nothing received',
      [inbound(0, { bytesReceived: 7, packetsReceived: 1, packetsLost: 0 })],
      [inbound(1000, { bytesReceived: 7, packetsReceived: 1, packetsLost: 0 })],
      { bitsPerSecond: 0 },
    ],
    [
      'no negative rate where a counter began anew',
      [inbound(0, { bytesReceived: 9000, packetsReceived: 9, packetsLost: 4 })],
      [inbound(1000, { bytesReceived: 50, packetsReceived: 10, packetsLost: 0 })],
      { bitsPerSecond: 0, lossRatio: 0 },
    ],
    [
      'the nominated pair where no transport names one',
      [],
      [inbound(0, {}), report('candidate-pair', 'p', 0, { nominated: true, currentRoundTripTime: 0.5 })],
      { roundTripMilliseconds: 500 },
    ],
  ])('says %s', (_what, before, after, expected) => {
    expect(trackStatistics(before, after)).toEqual({ ...unknown, ...expected });
  });
});
