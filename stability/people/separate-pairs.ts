import { randomUUID } from 'node:crypto';
import type { Person } from '../../e2e/person.ts';
import { comeIn, type PageKind } from './come-in.ts';
import type { Ground } from './ground.ts';
import { launchSeparateBrowser, type SeparateBrowser } from './separate-browser.ts';

/** Two people on one page, of whom one has a browser of her own. */
export type SeparatePair = {
  readonly roomName: string;
  readonly stays: Person;
  readonly goes: Person;
  readonly browser: SeparateBrowser;
};

export type SeparatePairs = Readonly<Record<PageKind, SeparatePair>>;

/** A pair on each page; what happens, happens to both at once. Who came goes again in the end. */
export function withSeparatePairs<T>(ground: Ground, work: (pairs: SeparatePairs) => Promise<T>): Promise<T> {
  return withSeparatePair(ground, 'ours', (ours) =>
    withSeparatePair(ground, 'bare', (bare) => work({ ours, bare })),
  );
}

async function withSeparatePair<T>(
  ground: Ground,
  page: PageKind,
  work: (pair: SeparatePair) => Promise<T>,
): Promise<T> {
  const roomName = `gone-${page}-${randomUUID().slice(0, 8)}`;
  const browser = await launchSeparateBrowser();
  let stays: Person | null = null;
  try {
    stays = await comeIn(ground, page, 'Ana Souza', roomName);
    const goes = await comeIn({ ...ground, browser: browser.browser }, page, 'Bia Lima', roomName);
    return await work({ roomName, stays, goes, browser });
  } finally {
    await browser.end();
    await stays?.depart();
  }
}
