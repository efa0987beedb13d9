import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { keptFile } from '../process/kept-file.ts';
import type { LivekitKeys } from './settings.ts';

/** The key that signs tokens for our own SFU. */
export function keptSigningKeys(folder: string): Promise<LivekitKeys> {
  return keptPair(join(folder, 'livekit-keys.json'));
}

/** The key our own SFU signs its webhooks with. */
export function keptWebhookKeys(folder: string): Promise<LivekitKeys> {
  return keptPair(join(folder, 'livekit-webhook-keys.json'));
}

/** A key and its secret: random, made once, kept in a private file (mode 0600). */
async function keptPair(file: string): Promise<LivekitKeys> {
  const text = await keptFile(file, () =>
    JSON.stringify({
      apiKey: `API${randomBytes(16).toString('hex')}`,
      apiSecret: randomBytes(32).toString('hex'),
    }),
  );
  return JSON.parse(text);
}
