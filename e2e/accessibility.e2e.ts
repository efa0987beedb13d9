import { expect, type Page } from '@playwright/test';
import { grave, violations } from './axe.ts';
import { test } from './fixtures.ts';

test('axe finds nothing against home, lobby, room, end, check, and a page that is not there', async ({
  newPerson,
  stack,
}) => {
  test.setTimeout(120_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await bia.join();
  await ana.page.goto(stack.url);
  await expect(ana.button('New meeting')).toBeVisible();
  expect(await violations(ana.page)).toEqual([]);

  await ana.button('Join').click();
  await expect(ana.page.getByRole('alert')).toBeVisible();
  expect(await violations(ana.page)).toEqual([]);

  await ana.openLobby();
  await expect(ana.page.locator('video')).toBeVisible();
  await ana.button('Turn off microphone').click();
  expect(await violations(ana.page)).toEqual([]);

  await ana.button('Join now').click();
  await expect(ana.tile('Bia Lima').locator('video')).toBeVisible();
  expect(await violations(ana.page)).toEqual([]);

  await ana.button('Leave call').click();
  await expect(ana.button('Rejoin')).toBeVisible();
  expect(await violations(ana.page)).toEqual([]);

  await ana.page.goto(`${stack.url}/check`);
  await ana.button('Start the check').click();
  await expect(ana.button('Yes, I heard them')).toBeVisible({ timeout: 40_000 });
  await ana.page.getByRole('button', { name: 'No', exact: true }).click();
  await expect(ana.button('Copy the report')).toBeVisible();
  expect(await violations(ana.page)).toEqual([]);

  await ana.page.goto(`${stack.url}/nothing`);
  await expect(ana.button('Back to home')).toBeVisible();
  expect(await violations(ana.page)).toEqual([]);

  // And it would find something if there were something.
  await ana.page.evaluate(() => document.querySelector('main')?.append(document.createElement('input')));
  expect((await violations(ana.page)).join()).toContain('light: label: <input>');
});

for (const { where, viewport } of [
  { where: 'on a wide window', viewport: { width: 1280, height: 800 } },
  { where: 'on a phone', viewport: { width: 360, height: 640 } },
])
  test(`axe finds nothing against any menu, dialog, panel and toast of the room ${where}`, async ({
    newPerson,
  }) => {
    test.setTimeout(240_000);
    const [ana, bia] = [await newPerson('Ana Souza', { viewport }), await newPerson('Bia Lima')];
    await bia.join();
    await ana.join();
    await expect(ana.tile('Bia Lima').locator('video')).toBeVisible();
    const { keyboard } = ana.page;

    await ana.button('More').click();
    await expect(ana.page.getByRole('menu')).toBeVisible();
    // An open menu stands outside of every landmark, which is no barrier.
    expect(await violations(ana.page, grave)).toEqual([]);
    await keyboard.press('Escape');
    await expect(ana.page.getByRole('menu')).toBeHidden();

    await ana.button('People: 2 participants').click();
    await expect(ana.page.getByRole('slider', { name: 'Volume of Bia Lima' })).toBeVisible();
    expect(await violations(ana.page)).toEqual([]);
    await keyboard.press('Escape');

    for (const [item, heading] of [
      ['Statistics', 'Camera of Bia Lima, received'],
      ['Keyboard shortcuts', 'Keyboard shortcuts'],
      ['Settings', 'Settings'],
    ] as const) {
      await ana.button('More').click();
      await ana.page.getByRole('menuitem', { name: item }).click();
      await expect(ana.page.getByRole('heading', { name: heading })).toBeVisible();
      expect(await violations(ana.page)).toEqual([]);
      await keyboard.press('Escape');
      await expect(ana.button('More')).toBeFocused();
    }

    await keyboard.press('Control+Alt+v');
    await ana.page.getByTestId('toast').hover();
    expect(await violations(ana.page, grave)).toEqual([]);
  });

test('a whole meeting goes by keyboard alone, every menu, dialog and panel of it', async ({ newPerson }) => {
  test.setTimeout(180_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await bia.join();
  await ana.page.goto(ana.link);
  const { keyboard } = ana.page;
  await tabTo(ana.page, 'Turn off microphone');
  await keyboard.press('Space');
  await tabTo(ana.page, 'Your name');
  await keyboard.type('Ana Souza');
  await keyboard.press('Enter');
  await expect(bia.tile('Ana Souza').getByRole('img', { name: 'Microphone off' })).toBeVisible();
  await tabTo(ana.page, 'Turn on microphone');
  await keyboard.press('Enter');
  await expect(bia.tile('Ana Souza').getByRole('img', { name: 'Microphone off' })).toBeHidden();
  await tabTo(ana.page, 'Layout');
  await keyboard.press('Enter');
  await expect(ana.page.getByRole('menuitemradio', { name: 'Automatic' })).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Escape');
  await expect(ana.button('Layout')).toBeFocused();

  for (const [presses, title] of [
    ['s', 'Statistics'],
    ['k', 'Keyboard shortcuts'],
    ['se', 'Settings'],
  ] as const) {
    await tabTo(ana.page, 'More');
    await keyboard.press('Enter');
    await expect(ana.page.getByRole('menu')).toBeVisible();
    await keyboard.type(presses);
    await expect(ana.page.getByRole('menuitem', { name: title })).toBeFocused();
    await keyboard.press('Enter');
    await expect(ana.page.getByLabel(title, { exact: true })).toBeVisible();
    await keyboard.press('Escape');
    await expect(ana.page.getByLabel(title, { exact: true })).toBeHidden();
    await expect(ana.button('More')).toBeFocused();
  }

  await tabTo(ana.page, 'People: 2 participants');
  await keyboard.press('Enter');
  await expect(ana.page.getByRole('complementary', { name: 'People (2)' })).toBeFocused();
  for (let steps = 0; steps < 2; steps++) await keyboard.press('Tab');
  await expect(ana.page.getByRole('slider', { name: 'Volume of Bia Lima' })).toBeFocused();
  await keyboard.press('Escape');
  await expect(ana.button('People: 2 participants')).toBeFocused();

  await tabTo(ana.page, 'Leave call');
  await keyboard.press('Enter');
  await expect(ana.page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
  await tabTo(ana.page, 'Rejoin');
  await keyboard.press('Enter');
  await expect(bia.tile('Ana Souza')).toBeVisible();
});

/** Presses Tab until the control of that name has the focus; a person would give up after this many. */
async function tabTo(page: Page, name: string): Promise<void> {
  const control = page.getByRole('button', { name }).or(page.getByRole('textbox', { name }));
  await control.waitFor();
  for (let presses = 0; presses < 15; presses++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to "${name}"`);
}
