import { expect } from '@playwright/test';
import { test } from './fixtures.ts';

test('New meeting leads to the lobby of a fresh room', async ({ newPerson, stack }) => {
  const { page } = await newPerson('Ana Souza');
  const rooms: string[] = [];
  for (let visit = 0; visit < 2; visit++) {
    await page.goto(stack.url);
    await page.getByRole('button', { name: 'New meeting' }).click();
    await expect(page.getByRole('heading', { name: 'Ready to join?' })).toBeVisible();
    expect(page.url()).toMatch(/\/r\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
    rooms.push(page.url());
  }
  expect(rooms[0]).not.toBe(rooms[1]);
});

for (const [typed, path] of [
  ['  ABC-DEFG-HIJ ', '/r/abc-defg-hij'],
  ['abcdefghij', '/r/abc-defg-hij'],
  ['Daily-Meeting-01', '/r/Daily-Meeting-01'],
  ['https://meet.example.org/r/xyz-abcd-efg?from=mail', '/r/xyz-abcd-efg'],
] as const) {
  test(`the code box takes ${JSON.stringify(typed)}`, async ({ newPerson, stack }) => {
    const { page } = await newPerson('Ana Souza');
    await page.goto(stack.url);
    await page.getByRole('textbox', { name: 'Code or link' }).fill(typed);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Ready to join?' })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(path);
  });
}

test('what is no code is said, and what was typed stays', async ({ newPerson, stack }) => {
  const { page } = await newPerson('Ana Souza');
  await page.goto(stack.url);
  const box = page.getByRole('textbox', { name: 'Code or link' });
  await box.fill('two words');
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('alert')).toHaveText(/no code or link of a meeting/);
  await expect(box).toHaveValue('two words');
});

test('an address without a page, and a room name that can be none, say so and lead home', async ({
  newPerson,
  stack,
}) => {
  const { page } = await newPerson('Ana Souza');
  for (const [path, title] of [
    ['/nothing/here', 'There is nothing here'],
    ['/r/-bad-', 'That is no meeting link'],
    ['/r/two%20words', 'That is no meeting link'],
  ] as const) {
    await page.goto(stack.url + path);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Back to home' }).click();
  await expect(page.getByRole('button', { name: 'New meeting' })).toBeVisible();
});

test('a browser that speaks Portuguese is spoken to in Portuguese; the choice of a language lasts', async ({
  newPerson,
  stack,
}) => {
  const { page } = await newPerson('Ana Souza', { locale: 'pt-BR' });
  await page.goto(stack.url);
  await expect(page.getByRole('button', { name: 'Nova reunião' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'pt-BR');

  await page.getByRole('combobox', { name: 'Idioma' }).selectOption('English');
  await expect(page.getByRole('button', { name: 'New meeting' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'New meeting' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('home loads nothing of LiveKit and nothing from elsewhere', async ({ newPerson, stack }) => {
  const { page } = await newPerson('Ana Souza');
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await page.goto(stack.url, { waitUntil: 'networkidle' });
  expect(requested.filter((url) => /livekit|room/.test(url))).toEqual([]);
  expect(requested.filter((url) => !url.startsWith(stack.url) && !url.startsWith('data:'))).toEqual([]);
  expect(requested.length).toBeGreaterThan(3);
});
