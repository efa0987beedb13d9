import type { Browser } from '@playwright/test';
import { launchChromium } from '../../e2e/fixtures.ts';
import { Stack, type StackOptions } from '../../e2e/stack.ts';
import { type BarePage, serveBarePage } from './serve-bare-page.ts';

/** Where people meet: a whole LiveMeet, the bare page on the same SFU, and a Chromium with fake media. */
export type Ground = { readonly stack: Stack; readonly bare: BarePage; readonly browser: Browser };

/** Ends everything afterwards, whatever happened. */
export async function withGround<T>(
  work: (ground: Ground) => Promise<T>,
  options: StackOptions = {},
): Promise<T> {
  const ends: (() => Promise<void>)[] = [];
  const started = async <Part>(part: Promise<Part>, end: (part: Part) => Promise<void>): Promise<Part> => {
    const one = await part;
    ends.unshift(() => end(one));
    return one;
  };
  try {
    const stack = await started(Stack.start(options), (one) => one.stop());
    const bare = await started(serveBarePage(stack.apiUrl), (one) => one.stop());
    const browser = await started(launchChromium(), (one) => one.close());
    return await work({ stack, bare, browser });
  } finally {
    for (const end of ends) await end();
  }
}
