import { voiceHum } from './voice-hum.ts';
import { wavFile } from './wav-file.ts';

const sampleRate = 48_000;

/**
 * Writes a WAV file, three seconds of a voice-like hum and three of silence, for Chromium to play as its microphone
 * over and over; the fake microphone's own beep is too short for the SFU to call it speech. Answers with its path.
 */
export function speechFile(): string {
  return wavFile(
    Float32Array.from({ length: 6 * sampleRate }, (_unused, index) => {
      const seconds = index / sampleRate;
      if (seconds >= 3) return 0;
      const syllables = 0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * seconds);
      return 0.61 * syllables * voiceHum(seconds);
    }),
  );
}
