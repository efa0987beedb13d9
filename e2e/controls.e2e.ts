import { expect, type Page } from '@playwright/test';
import { expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';
import { pastedText } from './paste.ts';
import type { Person } from './person.ts';
import { Signalling } from './signalling.ts';

test('keys turn microphone and camera, for the others too', async ({ newPerson }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await bia.join();
  await expectToRise(bia, ['audioIn', 'videoIn']);

  await ana.page.keyboard.press('Control+d');
  await expect(mutedMark(bia, ana)).toBeVisible();
  await ana.page.keyboard.press('Control+d');
  await expect(mutedMark(bia, ana)).toBeHidden();

  await ana.page.keyboard.press('Control+e');
  await expect(bia.tile('Ana Souza').locator('video')).toBeHidden();
  await ana.page.keyboard.press('Control+e');
  await expect(bia.tile('Ana Souza').locator('video')).toBeVisible();
  await expectToRise(bia, ['audioIn', 'videoIn']);
});

test('keys mean nothing while one types or has a menu open, and something again after', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana Souza');
  await ana.join();
  await expect(ana.button('Turn off microphone')).toBeVisible();
  const { keyboard } = ana.page;

  // The room has no field of its own.
  await ana.page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'typed-in';
    document.querySelector('main')?.append(field);
    field.focus();
  });
  await keyboard.press('Control+d');
  await keyboard.press('?');
  await keyboard.press('Space');
  await expect(ana.page.locator('#typed-in')).toHaveValue('? ');
  await ana.page.evaluate(() => document.querySelector('#typed-in')?.remove());

  await ana.button('More').click();
  await expect(ana.page.getByRole('menu')).toBeVisible();
  await keyboard.press('Control+d');
  await keyboard.press('Escape');
  await expect(ana.page.getByRole('menu')).toBeHidden();
  await expect(ana.button('Turn off microphone')).toBeVisible();

  await keyboard.press('?');
  await expect(ana.page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('Control+d');
  await expect(ana.button('Turn on microphone')).toBeVisible();
});

test('Space held talks while muted, and stops when it or the window is let go', async ({ newPerson }) => {
  test.setTimeout(120_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await bia.join();
  const { keyboard } = ana.page;
  // By mouse: the button keeps the focus, and Space is not its press all the same.
  await ana.button('Turn off microphone').click();
  await expect(mutedMark(bia, ana)).toBeVisible();

  await keyboard.down('Space');
  await expect(mutedMark(bia, ana)).toBeHidden();
  await expectToRise(bia, ['audioIn']);
  await keyboard.up('Space');
  await expect(mutedMark(bia, ana)).toBeVisible();
  await expect(ana.button('Turn on microphone')).toBeVisible();

  await keyboard.down('Space');
  await expect(mutedMark(bia, ana)).toBeHidden();
  await ana.page.evaluate(() => dispatchEvent(new FocusEvent('blur')));
  await expect(mutedMark(bia, ana)).toBeVisible();
  await keyboard.up('Space');

  // Reached by Tab, the button has Space for itself.
  await keyboard.press('Shift+Tab');
  await keyboard.press('Tab');
  await expect(ana.button('Turn on microphone')).toBeFocused();
  await keyboard.press('Space');
  await expect(ana.button('Turn off microphone')).toBeVisible();
  await expect(mutedMark(bia, ana)).toBeHidden();
});

test('what is pressed before one’s devices are in the room is done once they are', async ({ newPerson }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  const wire = await Signalling.tap(ana);
  const letGo = wire.holdPublishing();
  await bia.join();
  await ana.join();
  await expect(bia.tile('Ana Souza')).toBeVisible();
  await ana.button('Turn off microphone').click();
  await ana.button('Turn off camera').click();
  // Nothing of it is in the room yet.
  expect(await ana.bytes()).toMatchObject({ audioOut: 0, videoOut: 0 });
  letGo();
  await expect(ana.button('Turn on microphone')).toBeVisible();
  await expect(ana.button('Turn on camera')).toBeVisible();
  await expect(mutedMark(bia, ana)).toBeVisible();
  await expect(bia.tile('Ana Souza').locator('video')).toBeHidden();

  await ana.button('Turn on microphone').click();
  await ana.button('Turn on camera').click();
  await expect(mutedMark(bia, ana)).toBeHidden();
  await expectToRise(bia, ['audioIn', 'videoIn']);
});

test('the microphone’s ring moves with the sound, and is still while muted', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza');
  await ana.join();
  // The loudest of a second and a half: the fake microphone beeps once a second, and looks taken in step with it miss it.
  const loudest = (): Promise<number> =>
    ana.page.getByTestId('microphone-level').evaluate(async (element) => {
      let highest = 0;
      for (const end = performance.now() + 1500; performance.now() < end; ) {
        await new Promise(requestAnimationFrame);
        highest = Math.max(highest, Number(getComputedStyle(element).getPropertyValue('--level')));
      }
      return highest;
    });
  await expect.poll(loudest).toBeGreaterThan(0.2);
  await ana.button('Turn off microphone').click();
  await expect(ana.button('Turn on microphone')).toBeVisible();
  await expect.poll(loudest).toBe(0);
});

test('the layout is chosen by menu and by key, and remembered', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza');
  await ana.join();
  await ana.button('Layout').click();
  await expect(ana.page.getByRole('menuitemradio', { name: 'Automatic' })).toBeChecked();
  await ana.page.getByRole('menuitemradio', { name: 'Tiled' }).click();
  await expect(ana.page.getByRole('menu')).toBeHidden();
  expect(await preferences(ana.page)).toMatchObject({ layout: 'tiled' });

  await ana.page.keyboard.press('Control+Alt+v');
  await expect(ana.page.getByTestId('toast')).toHaveText('Layout: Spotlight');
  expect(await preferences(ana.page)).toMatchObject({ layout: 'spotlight' });

  await ana.page.reload();
  await ana.button('Join now').click();
  await ana.button('Layout').click();
  await expect(ana.page.getByRole('menuitemradio', { name: 'Spotlight' })).toBeChecked();
});

test('More has data saver, full screen and the link', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza', { permissions: ['clipboard-write'] });
  await ana.join();
  await ana.button('More').click();
  const dataSaver = ana.page.getByRole('menuitemcheckbox', { name: 'Data saver' });
  await expect(dataSaver).not.toBeChecked();
  await dataSaver.click();
  await expect(dataSaver).toBeChecked();
  expect(await preferences(ana.page)).toMatchObject({ isDataSaverOn: true });
  await dataSaver.click();
  await expect(dataSaver).not.toBeChecked();

  await ana.page.getByRole('menuitem', { name: 'Full screen' }).click();
  await expect.poll(() => ana.page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await ana.button('More').click();
  await ana.page.getByRole('menuitem', { name: 'Leave full screen' }).click();
  await expect.poll(() => ana.page.evaluate(() => document.fullscreenElement)).toBeNull();

  await ana.button('More').click();
  await ana.page.getByRole('menuitem', { name: 'Copy link' }).click();
  await expect(ana.page.getByTestId('toast')).toHaveText('The link is copied.');
  expect(await pastedText(ana.page)).toBe(ana.link);
});

test('toasts are three at most, stay while pointed at, and go by themselves', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza');
  await ana.join();
  const toasts = ana.page.getByTestId('toast');
  const nextLayout = (): Promise<void> => ana.page.keyboard.press('Control+Alt+v');
  for (const layout of ['Tiled', 'Spotlight', 'Automatic', 'Tiled']) {
    await nextLayout();
    await expect(toasts.last()).toHaveText(`Layout: ${layout}`);
  }
  await expect(toasts).toHaveText(['Layout: Spotlight', 'Layout: Automatic', 'Layout: Tiled']);

  await toasts.last().hover();
  // Longer than one is shown: that nothing happens has no event.
  await ana.page.waitForTimeout(8000);
  await expect(toasts).toHaveCount(3);
  await toasts.last().getByRole('button', { name: 'Dismiss' }).click();
  await expect(toasts).toHaveCount(2);
  await ana.page.mouse.move(5, 5);
  await expect(toasts).toHaveCount(0);
});

for (const [width, height, inMenu] of [
  [360, 640, ['Automatic', 'Tiled', 'Spotlight']],
  [640, 360, []],
  [320, 568, ['Automatic', 'Tiled', 'Spotlight']],
  // Twice the size: a window halved.
  [720, 450, []],
  [180, 320, ['People', 'Automatic', 'Tiled', 'Spotlight']],
] as const) {
  test(`at ${width}×${height} every control can be reached by a finger, in the bar or in the menu`, async ({
    newPerson,
  }) => {
    const ana = await newPerson('Ana Souza', { viewport: { width, height }, hasTouch: true });
    await ana.join();
    const least = width < 240 ? 38 : 44;
    for (const button of await ana.page.locator('footer button').all()) {
      const box = await button.boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(least);
      expect(box?.height).toBeGreaterThanOrEqual(least);
      expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= width).toBe(true);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    }
    await ana.button('More').tap();
    const items = ana.page.getByRole('menu').locator('[role^=menuitem]');
    for (const name of [
      ...inMenu,
      'Data saver',
      'Copy link',
      'Statistics',
      'Keyboard shortcuts',
      'Settings',
    ]) {
      const item = items.filter({ hasText: name }).first();
      await item.scrollIntoViewIfNeeded();
      await expect(item).toBeInViewport({ ratio: 0.9 });
      expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });
}

/** The mark on one's tile that the other sees. */
function mutedMark(of: Person, whose: Person) {
  return of.tile(whose.name).getByRole('img', { name: 'Microphone off' });
}

function preferences(page: Page): Promise<unknown> {
  return page.evaluate(() => JSON.parse(localStorage.getItem('livemeet.preferences') ?? 'null'));
}
