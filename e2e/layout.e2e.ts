import { expect, type Page } from '@playwright/test';
import { launchChromium, test } from './fixtures.ts';

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

test('on a phone Join is in sight without scrolling, with every device blocked too, and after a join that failed', async ({
  newPerson,
}) => {
  const viewport = { width: 360, height: 640 };
  const browser = await launchChromium(['--use-fake-device-for-media-stream', '--deny-permission-prompts']);
  try {
    const [ana, bia] = [
      await newPerson('Ana Souza', { viewport }),
      await newPerson('Bia Lima', { viewport, browser }),
    ];
    await ana.page.route('**/api/auth/token', (route) => route.abort());
    await bia.openLobby();
    await expect(bia.page.getByText('Your microphone and camera are blocked.')).toBeVisible();
    await expect(bia.button('Join now')).toBeInViewport({ ratio: 1 });
    await ana.openLobby();
    await ana.button('Join now').click();
    await expect(ana.page.getByRole('alert')).toContainText('You are not in yet');
    await expect(ana.button('Join now')).toBeInViewport({ ratio: 1 });
    await bia.depart();
  } finally {
    await browser.close();
  }
});

test('a button beside a field is as high with an error below as without', async ({ newPerson, stack }) => {
  const ana = await newPerson('Ana Souza');
  await ana.page.goto(stack.url);
  const before = await ana.button('Join').boundingBox();
  await ana.button('Join').click();
  await expect(ana.page.getByRole('alert')).toBeVisible();
  expect((await ana.button('Join').boundingBox())?.height).toBe(before?.height);
});

test('every style comes with the page, so that no part of it can come without', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza');
  const sheets: string[] = [];
  ana.page.on('request', (request) => request.resourceType() === 'stylesheet' && sheets.push(request.url()));
  await ana.openLobby();
  expect(sheets).toHaveLength(1);
  await ana.button('Devices').click();
  await expect(ana.page.getByRole('switch', { name: 'Data saver' })).toBeVisible();
  await ana.button('Join now').click();
  await ana.button('More').click();
  await expect(ana.page.getByRole('menu')).toBeVisible();
  expect(sheets).toHaveLength(1);
});
