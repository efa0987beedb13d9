import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';

/** What axe finds against WCAG 2.2 A and AA, in both themes; empty when nothing. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations: rules } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    for (const { id, nodes } of rules)
      found.push(...nodes.map(({ html }) => `${colorScheme}: ${id}: ${html}`));
  }
  return found;
}

test('axe finds nothing against home, lobby, room, dialog, end, check, and a page that is not there', async ({
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

  await ana.button('Invite others').click();
  await expect(ana.page.getByRole('dialog', { name: 'Invite others' })).toBeVisible();
  expect(await violations(ana.page)).toEqual([]);
  await ana.page.keyboard.press('Escape');
  await expect(ana.button('Invite others')).toBeFocused();

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

test('a whole meeting goes by keyboard alone', async ({ newPerson }) => {
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
