import { describe, expect, test } from 'bun:test';
import { audioLevel } from './audio-level.ts';

const tone = (amplitude: number): Float32Array =>
  Float32Array.from({ length: 480 }, (_unused, index) => amplitude * Math.sin((2 * Math.PI * index) / 48));

describe('audioLevel', () => {
  test.each([
    ['silence', new Float32Array(480), 0],
    ['no samples at all', new Float32Array(0), 0],
    ['noise below -60 dB', tone(0.001), 0],
    ['a full-scale tone', tone(1), 1],
    // -20 dB peak is -23 dB rms: (60 - 23) / 48
    ['ordinary speech, a tenth of full scale', tone(0.1), 0.77],
  ])('%s', (_what, samples, level) => {
    expect(audioLevel(samples)).toBeCloseTo(level, 2);
  });
});
