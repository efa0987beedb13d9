import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sampleRate = 48_000;

/** Writes samples between -1 and 1, one channel at 48 kHz, as a WAV file in a folder of its own; answers with its path. */
export function wavFile(samples: Float32Array): string {
  const values = Int16Array.from(samples, (sample) => Math.max(-1, Math.min(1, sample)) * 32_767);
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + values.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16); // size of what follows up to "data"
  header.writeUInt16LE(1, 20); // PCM
  header.writeUInt16LE(1, 22); // one channel
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(values.byteLength, 40);
  const path = join(mkdtempSync(join(tmpdir(), 'livemeet-sound-')), 'sound.wav');
  writeFileSync(path, Buffer.concat([header, Buffer.from(values.buffer)]));
  return path;
}
