import { expect, type Page } from '@playwright/test';
import { grave, violations } from './axe.ts';
import { test } from './fixtures.ts';
import { Crowd } from './screenshots/crowd.ts';
import { noticeScreens } from './screenshots/notice-screens.ts';
import { withBrowserOf, withScene } from './screenshots/with-scene.ts';

const windows = [
  { width: 320, height: 568 },
  { width: 640, height: 360 },
  { width: 1440, height: 900 },
];

for (const screen of noticeScreens)
  test(`${screen.name.replaceAll('-', ' ')}: whole in every window, and axe finds nothing`, async ({
    stack,
    roomName,
  }) => {
    test.setTimeout(120_000);
    const crowd = new Crowd(stack, roomName);
    await withBrowserOf(screen, async (browser) => {
      const place = { stack, crowd, roomName, browser, locale: 'pt-BR' } as const;
      await withScene(screen, place, async ({ person: { page } }) => {
        for (const size of windows) {
          await page.setViewportSize(size);
          await expect.poll(() => outside(page)).toEqual([]);
        }
        // A toast and a dialog stand outside of every landmark, which is no barrier.
        expect(await violations(page, grave)).toEqual([]);
      });
    });
    await crowd.resize(0);
  });

/** The words of what is over the room and of its buttons where they are not seen whole; "nothing" where nothing is said. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = [
      ...document.querySelectorAll<HTMLElement>('[role=status], [role=alert], [role=alertdialog]'),
    ].filter((each) => each.checkVisibility() && each.textContent.trim() !== '' && each.clientHeight > 1);
    if (said.length === 0) return ['nothing'];
    return said
      .flatMap((each) => [...each.querySelectorAll<HTMLElement>('p, h2, span, strong, button')])
      .filter((each) => {
        const { left, top, right, bottom } = each.getBoundingClientRect();
        const isSeen = left >= 0 && top >= 0 && right <= innerWidth + 0.5 && bottom <= innerHeight + 0.5;
        return !isSeen || each.scrollWidth > each.clientWidth + 1;
      })
      .map((each) => each.textContent);
  });
}
