import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keptFile } from '../process/kept-file.ts';
import type { LivekitKeys } from './settings.ts';

/** The key and secret between the API and our own SFU: random, made once, kept in a private file (mode 0600). */
export async function keptKeys(folder: string): Promise<LivekitKeys> {
  const text = await keptFile(join(folder, 'livekit-keys.json'), () =>
    JSON.stringify({
      apiKey: `API${randomBytes(16).toString('hex')}`,
      apiSecret: randomBytes(32).toString('hex'),
    }),
  );
  return JSON.parse(text);
}
