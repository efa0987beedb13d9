import { describe, expect, test } from 'bun:test';
import { frameMilliseconds, initialMemory, nextSpeech } from './speech-sense.ts';
import {
  cough,
  door,
  hum,
  joined,
  mixed,
  pinkNoise,
  type Sound,
  silence,
  soundRate,
  speech,
  typing,
  whiteNoise,
} from './synthetic-sounds.ts';
import { voiceFrame } from './voice-frame.ts';

const seeds = [1, 2, 3];

/** When speech is first noticed in a sound, in seconds; null when it is not. */
function noticedAt(sound: Float32Array): number | null {
  let memory = initialMemory;
  const size = 2048;
  for (let from = 0; from + size <= sound.length; from += (frameMilliseconds / 1000) * soundRate) {
    const seconds = (from + size) / soundRate;
    memory = nextSpeech(memory, voiceFrame(sound.subarray(from, from + size), soundRate), seconds * 1000);
    if (memory.isSpeech) return seconds;
  }
  return null;
}

const voices: [string, Sound][] = [
  ['a low voice', (seconds, { seed = 1 } = {}) => speech(seconds, { seed, pitchHertz: 90 })],
  ['a middle voice', (seconds, { seed = 1 } = {}) => speech(seconds, { seed, pitchHertz: 150 })],
  ['a high voice', (seconds, { seed = 1 } = {}) => speech(seconds, { seed, pitchHertz: 220 })],
  ["a child's voice", (seconds, { seed = 1 } = {}) => speech(seconds, { seed, pitchHertz: 300 })],
  [
    'a voice far from the microphone',
    (seconds, options) => speech(seconds, options).map((sample) => 0.03 * sample),
  ],
  ['a voice in hiss', (seconds, o) => mixed(speech(seconds, o), whiteNoise(seconds, o), 0.15)],
  ['a voice beside a fan', (seconds, o) => mixed(speech(seconds, o), pinkNoise(seconds, o), 0.1)],
  ['a voice while a door falls shut', (seconds, o) => mixed(speech(seconds, o), door(seconds, o))],
];

const noises: [string, Sound][] = [
  ['silence', silence],
  ['white noise', whiteNoise],
  ['pink noise', pinkNoise],
  ['the hum of the mains', hum],
  ['a hum in noise', (seconds, o) => mixed(hum(seconds), whiteNoise(seconds, o), 0.3)],
  ['a hum that comes and goes', () => joined([silence(0.5), hum(0.7), silence(0.6), hum(0.7), silence(0.5)])],
  ['typing', typing],
  ['typing beside a hum', (seconds, o) => mixed(typing(seconds, o), hum(seconds), 0.5)],
  ['typing beside a fan', (seconds, o) => mixed(typing(seconds, o), pinkNoise(seconds, o), 0.3)],
  ['a cough', cough],
  ['one cough after another', (_seconds, o) => joined([cough(1.3, o), cough(1.3, o), cough(1.3, o)])],
  ['a door', door],
];

describe('speech', () => {
  test.each(voices)('%s is noticed within a second and a half', (_what, voice) => {
    for (const seed of seeds) expect(noticedAt(voice(2, { seed }))).toBeLessThan(1.5);
  });

  test.each(noises)('%s is none', (_what, noise) => {
    for (const seed of seeds) expect(noticedAt(noise(4, { seed }))).toBeNull();
  });

  test('a single short word is not enough to interrupt someone for', () => {
    for (const seed of seeds) expect(noticedAt(joined([speech(0.3, { seed }), silence(1)]))).toBeNull();
  });

  test('is over within a second and a quarter of silence', () => {
    let memory = initialMemory;
    const sound = joined([speech(3), silence(1.25)]);
    for (let from = 0; from + 2048 <= sound.length; from += (frameMilliseconds / 1000) * soundRate)
      memory = nextSpeech(
        memory,
        voiceFrame(sound.subarray(from, from + 2048), soundRate),
        (from / soundRate) * 1000,
      );
    expect(memory.isSpeech).toBe(false);
  });

  test.each([44_100, 48_000, 16_000])('a vowel is periodic and noise is not, at %p Hz', (rate) => {
    const vowel = Float32Array.from({ length: Math.round(0.043 * rate) }, (_unused, index) =>
      [1, 2, 3, 4].reduce((sum, each) => sum + 0.1 * Math.sin((2 * Math.PI * 140 * each * index) / rate), 0),
    );
    expect(voiceFrame(vowel, rate).harmonicity).toBeGreaterThan(0.9);
    expect(voiceFrame(whiteNoise(1).slice(0, vowel.length), rate).harmonicity).toBeLessThan(0.4);
  });
});
