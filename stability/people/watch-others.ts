import type { Person } from '../../e2e/person.ts';
import type { Presence } from '../accounting/presence.ts';
import type { PageKind } from './come-in.ts';

/**
 * Notes, every 100 ms, how many others this person's page shows: LiveMeet's by its tiles, the bare page by whom its SDK
 * knows. The first line is of now.
 */
export async function watchOthers({ page }: Person, kind: PageKind): Promise<() => Promise<Presence[]>> {
  const changes = await page.evaluateHandle((isBare) => {
    const seen: { at: number; others: number }[] = [];
    const look = (): void => {
      const tiles = document.querySelectorAll('[data-testid=participant-tile]').length;
      const others = isBare ? window.bareCall.others().length : Math.max(0, tiles - 1);
      if (seen.at(-1)?.others !== others)
        seen.push({ at: performance.timeOrigin + performance.now(), others });
    };
    look();
    setInterval(look, 100);
    return seen;
  }, kind === 'bare');
  return () => changes.jsonValue();
}
