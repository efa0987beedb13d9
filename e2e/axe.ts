import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What hinders somebody; the rest is advice. */
export const grave = ['serious', 'critical'];

/** What axe finds against WCAG 2.2 A and AA, in both themes; empty when nothing. */
export async function violations(page: Page, impacts = ['minor', 'moderate', ...grave]): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await seen(page, colorScheme);
    const { violations: rules } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    for (const { id, nodes, impact } of rules)
      if (impacts.includes(impact ?? 'minor'))
        found.push(...nodes.map(({ html }) => `${colorScheme}: ${id}: ${html}`));
  }
  return found;
}

/** Waits until the page has painted that theme: axe mixes the colours of two when the theme changes while it looks. */
function seen(page: Page, colorScheme: string): Promise<void> {
  return page.evaluate(async (wanted) => {
    const frame = (): Promise<number> => new Promise(requestAnimationFrame);
    do await frame();
    while (!matchMedia(`(prefers-color-scheme: ${wanted})`).matches);
    await frame();
  }, colorScheme);
}
