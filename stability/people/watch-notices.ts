import type { Person } from '../../e2e/person.ts';
import type { Notice } from '../accounting/notice.ts';

/** Notes every line of the page's status regions, and every sign on a tile, as it comes and goes, from now on. */
export async function watchNotices({ page }: Person): Promise<() => Promise<Notice[]>> {
  const notices = await page.evaluateHandle(() => {
    const seen: { words: string; from: number; to: number | null }[] = [];
    const look = (): void => {
      const at = performance.timeOrigin + performance.now();
      const told = document.querySelectorAll('[role=status] p, [data-testid=participant-tile] [role=img]');
      const lines = [...told].map(({ ariaLabel, textContent }) => ariaLabel ?? textContent ?? '');
      const there = new Set(lines.filter((line) => line !== ''));
      for (const notice of seen) if (notice.to === null && !there.delete(notice.words)) notice.to = at;
      for (const words of there) seen.push({ words, from: at, to: null });
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['aria-label'],
    });
    return seen;
  });
  return () => notices.jsonValue();
}
