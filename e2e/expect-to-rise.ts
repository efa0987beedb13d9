import { expect } from '@playwright/test';
import type { Traffic } from './observe-media.ts';
import type { Person } from './person.ts';

/** Sound and picture, both ways. */
export const allStreams: readonly (keyof Traffic)[] = ['audioIn', 'audioOut', 'videoIn', 'videoOut'];

/** Waits until each of these streams has carried at least this many bytes more than now. */
export async function expectToRise(
  person: Person,
  streams: readonly (keyof Traffic)[],
  atLeastBytes = 500,
): Promise<void> {
  const before = await person.bytes();
  for (const stream of streams)
    await expect
      .poll(async () => (await person.bytes())[stream] - before[stream], {
        message: `${person.name}: ${stream} rises`,
        timeout: 30_000,
      })
      .toBeGreaterThan(atLeastBytes);
}
