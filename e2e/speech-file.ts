import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sampleRate = 48_000;

/**
 * Writes a WAV file, three seconds of a voice-like hum and three of silence, for Chromium to play as its microphone
 * over and over; the fake microphone's own beep is too short for the SFU to call it speech. Answers with its path.
 */
export function speechFile(): string {
  const samples = Int16Array.from({ length: 6 * sampleRate }, (_unused, index) => {
    const seconds = index / sampleRate;
    if (seconds >= 3) return 0;
    const syllables = 0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * seconds);
    const hum =
      [1, 2, 3, 5].reduce((sum, overtone) => sum + Math.sin(2 * Math.PI * 140 * overtone * seconds), 0) / 4;
    return Math.round(20_000 * syllables * hum);
  });
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16); // size of what follows up to "data"
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // one channel
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  const path = join(mkdtempSync(join(tmpdir(), 'livemeet-speech-')), 'speech.wav');
  writeFileSync(path, Buffer.concat([header, Buffer.from(samples.buffer)]));
  return path;
}
