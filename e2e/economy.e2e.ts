import { expect, type Page } from '@playwright/test';
import { countCommits } from './count-commits.ts';
import { expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';

/** Longer than whatever is read at intervals: statistics every three seconds, the others' voices every quarter of one. */
const quietMs = 7_000;

test('a quiet call draws nothing for seconds on end', async ({ newPerson }) => {
  test.setTimeout(150_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  for (const person of [ana, bia]) {
    await person.context.addInitScript(countCommits);
    await person.join();
    // The browser's microphone beeps.
    await person.button('Turn off microphone').click();
  }
  for (const person of [ana, bia]) {
    await expectToRise(person, ['videoIn', 'videoOut']);
    // Until then what joining causes dies down: notices go, the quality of connections settles.
    await expect.poll(() => undrawnMs(person.page), { timeout: 60_000 }).toBeGreaterThan(quietMs);
  }
  const drawnBefore = await ana.page.evaluate(() => window.reactCommits);
  expect(drawnBefore).toBeGreaterThan(0);
  await bia.button('Turn off camera').click();
  await expect.poll(() => ana.page.evaluate(() => window.reactCommits)).toBeGreaterThan(drawnBefore);
});

/** How long React has not written to the page. */
function undrawnMs(page: Page): Promise<number> {
  return page.evaluate(() => performance.now() - window.reactCommittedAt);
}

test('home and lobby ask for six files before they can be used, the lobby for seven more that the room needs, and for none twice', async ({
  newPerson,
  stack,
}) => {
  const { page } = await newPerson('Ana Souza');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const filesAsked = (): string[] => asked.filter((path) => !path.startsWith('/api/'));

  await page.goto(stack.url, { waitUntil: 'networkidle' });
  await expect(page.getByRole('button', { name: 'New meeting' })).toBeEnabled();
  expect(asked).toEqual(filesAsked());
  expect(filesAsked().length, filesAsked().join(' ')).toBeLessThanOrEqual(6);

  asked.length = 0;
  await page.goto(`${stack.url}/r/abc-defg-hij`);
  await expect(page.getByRole('button', { name: 'Join now' })).toBeEnabled();
  await expect.poll(filesAsked).toContainEqual(expect.stringMatching(/\/livekit-client/));
  await page.waitForLoadState('networkidle');
  const files = filesAsked();
  expect(new Set(files).size).toBe(files.length);
  expect(files.length, files.join(' ')).toBeLessThanOrEqual(6 + 7);
  expect([...new Set(asked.filter((path) => path.startsWith('/api/')))]).toEqual([
    '/api/rooms/abc-defg-hij/occupancy',
  ]);
});
