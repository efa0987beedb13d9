import { join } from 'node:path';
import type { Person } from '../../e2e/person.ts';
import type { Stack } from '../../e2e/stack.ts';
import { shiftDate } from './shift-date.ts';

type Environment = Readonly<Record<string, string>>;

/** Starts the API anew with a clock that is so many seconds ahead of the SFU's and the database's (behind: negative). */
export function restartApiAhead(stack: Stack, seconds: number, more: Environment = {}): Promise<void> {
  const preload = join(import.meta.dir, 'preload-shifted-clock.ts');
  return stack.restartApi({
    ...more,
    BUN_OPTIONS: `--preload=${preload}`,
    CLOCK_SHIFT_SECONDS: String(seconds),
  });
}

/** By how many seconds the API’s clock is ahead of this machine’s, by the whole second from which a token counts. */
export async function apiAheadSeconds(stack: Stack): Promise<number> {
  const [, claims = ''] = (await stack.token('clock', 'Nobody')).split('.');
  const { nbf } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { nbf: number };
  return nbf - Date.now() / 1000;
}

/** Makes the clock of someone's browser wrong from their first visit on. */
export function shiftClockOf({ context }: Person, seconds: number): Promise<unknown> {
  return context.addInitScript(shiftDate, seconds);
}

/** By how many seconds the clock of their page is ahead of this machine's. */
export async function pageAheadSeconds({ page }: Person): Promise<number> {
  return ((await page.evaluate(() => Date.now())) - Date.now()) / 1000;
}
