import type { Browser } from '@playwright/test';
import { launchChromium } from '../../e2e/fixtures.ts';
import { descendantsOf } from '../../tools/process/descendants.ts';

/** A Chromium whose process is known, so that its use of the machine can be read. */
export async function launchKnownChromium(): Promise<{ browser: Browser; pid: number }> {
  const before = new Set(descendantsOf(process.pid));
  const browser = await launchChromium();
  // Parents come before their children.
  const pid = descendantsOf(process.pid).find((each) => !before.has(each));
  if (pid === undefined) throw new Error('The browser is no child of this process.');
  return { browser, pid };
}
