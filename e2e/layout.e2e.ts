import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';

const windows = [
  { width: 1440, height: 900 },
  { width: 320, height: 568 },
  { width: 640, height: 360 },
  { width: 768, height: 1024 },
  { width: 2560, height: 1080 },
  { width: 360, height: 640 },
];

/** Everything of the room that must be seen whole, whatever the window. */
async function expectWholeInWindow(page: Page, size: { width: number; height: number }): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(({ width, height }) => {
        // What a small window has no room for is in a menu, and not here.
        const shown = [...document.querySelectorAll('[data-testid=participant-tile], footer button')];
        const boxes = shown.map((each) => ({ of: each.textContent, box: each.getBoundingClientRect() }));
        const isInside = ({ x, y, right, bottom }: DOMRect): boolean =>
          x >= 0 && y >= 0 && right <= width + 0.5 && bottom <= height + 0.5 && right > x && bottom > y;
        return boxes.length < 2 ? 'nothing' : boxes.filter(({ box }) => !isInside(box));
      }, size),
    )
    .toEqual([]);
}

test('every tile and every control is whole in every window, larger or smaller than the one before', async ({
  newPerson,
}) => {
  const people = [await newPerson('Ana Souza'), await newPerson('Bia Lima'), await newPerson('Caio Prado')];
  const [ana] = people;
  for (const person of people) {
    await person.join();
    for (const size of windows) {
      await ana?.page.setViewportSize(size);
      if (ana !== undefined) await expectWholeInWindow(ana.page, size);
    }
  }
});

test('no screen scrolls sideways, from 320 pixels on', async ({ newPerson, stack }) => {
  const ana = await newPerson('Ana Souza', { viewport: { width: 320, height: 568 } });
  const overflow = (): Promise<number> =>
    ana.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await ana.page.goto(stack.url);
  await expect(ana.button('New meeting')).toBeVisible();
  expect(await overflow()).toBe(0);
  await ana.openLobby();
  expect(await overflow()).toBe(0);
  await ana.button('Join now').click();
  await expect(ana.button('Leave call')).toBeVisible();
  expect(await overflow()).toBe(0);
  await ana.button('Leave call').click();
  await expect(ana.button('Rejoin')).toBeVisible();
  expect(await overflow()).toBe(0);
});
