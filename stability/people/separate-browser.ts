import type { Browser } from '@playwright/test';
import { descendantsOf } from '../../tools/process/descendants.ts';
import { launchKnownChromium } from './known-chromium.ts';
import { until } from './until.ts';

/** A Chromium of one person's own, which may die or stand still without touching anybody else's. */
export type SeparateBrowser = {
  readonly browser: Browser;
  /** Ends all of its processes at once (`SIGKILL`), as the system does when memory runs out; resolves when it is gone. */
  kill(): Promise<void>;
  /** All of its processes stand still (`SIGSTOP`), as on a laptop whose lid is closed, until they are thawed. */
  freeze(): void;
  thaw(): void;
  /** Ends it, in whatever state it is. */
  end(): Promise<void>;
};

const goneLimitMs = 10_000;

export async function launchSeparateBrowser(): Promise<SeparateBrowser> {
  const { browser, pid } = await launchKnownChromium();
  // The one above goes first: it would replace what is taken from it.
  const send = (signal: NodeJS.Signals): void => {
    for (const each of [pid, ...descendantsOf(pid)]) signalTo(each, signal);
  };
  return {
    browser,
    async kill() {
      send('SIGKILL');
      if (!(await until(goneLimitMs, () => !browser.isConnected())))
        throw new Error('The browser was killed and is still there.');
    },
    freeze: () => send('SIGSTOP'),
    thaw: () => send('SIGCONT'),
    async end() {
      send('SIGCONT');
      await browser.close();
    },
  };
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
