import { expect, type Locator, type Page } from '@playwright/test';
import { expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';
import type { Person } from './person.ts';
import { Signalling } from './signalling.ts';
import { manySyntheticPeople } from './synthetic-people.ts';

const phone = { viewport: { width: 360, height: 560 } };

/** The names on the tiles that are shown, in their order. */
async function namesShown(page: Page): Promise<string[]> {
  return page.getByTestId('participant-tile').locator('bdi').allTextContents();
}

/** How many inbound video streams have brought bytes through a second and a half of the page's own clock. */
async function risingStreams(person: Person): Promise<number> {
  const before = await person.videoStreams();
  const since = await person.page.evaluate(() => performance.now());
  await person.page.waitForFunction((start) => performance.now() - start > 1500, since);
  const after = await person.videoStreams();
  return Object.entries(after).filter(([id, bytes]) => bytes > (before[id] ?? 0)).length;
}

test('only pictures that are seen are received, on every page, and none in a hidden tab', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(240_000);
  const people = await manySyntheticPeople(stack, roomName, 12);
  const ana = await newPerson('Ana Souza', phone);
  await ana.join();
  // Oneself and seven others, then five.
  const tiles = ana.page.getByTestId('participant-tile');
  await expect(tiles).toHaveCount(8);
  await expect.poll(() => risingStreams(ana), { timeout: 40_000 }).toBe(7);
  await expect(ana.page.getByRole('status').filter({ hasText: 'Page 1 of 2' })).toBeAttached();

  await ana.button('Next page').press('Enter');
  await expect(ana.page.getByRole('status').filter({ hasText: 'Page 2 of 2' })).toBeAttached();
  await expect(tiles).toHaveCount(5);
  await expect.poll(() => risingStreams(ana), { timeout: 40_000 }).toBe(5);
  await ana.button('Next page').press('Enter');
  await expect(tiles).toHaveCount(5);

  await setHidden(ana.page, true);
  await expect.poll(() => risingStreams(ana), { timeout: 40_000 }).toBe(0);
  await setHidden(ana.page, false);
  await expect.poll(() => risingStreams(ana), { timeout: 40_000 }).toBe(5);
  await Promise.all(people.map((person) => person.leave()));
});

/**
 * Tells the page that it is hidden, or seen again. A headless browser takes every page for seen, minimised and behind
 * other tabs too, so this says what a browser with windows would.
 */
async function setHidden(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}

test('who speaks off-page changes places with who was silent longest, and nobody else moves', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(120_000);
  const people = await manySyntheticPeople(stack, roomName, 11);
  const ana = await newPerson('Ana Souza', phone);
  await ana.join();
  await expect(ana.page.getByTestId('participant-tile')).toHaveCount(8);
  const before = await namesShown(ana.page);
  const offPage = people.filter(({ name }) => !before.includes(name));
  const speaker = offPage.at(-1);
  if (speaker === undefined) throw new Error('Everyone is on the first page.');
  const microphone = await speaker.turnOnMicrophone();
  microphone.speak(true);
  await expect(ana.tile(speaker.name)).toHaveAttribute('data-speaking', 'true');
  const after = await namesShown(ana.page);
  // Nobody had spoken: the last of the page gives the place.
  expect(after).toEqual([...before.slice(0, -1), speaker.name]);
  microphone.speak(false);
  await expect(ana.tile(speaker.name)).toHaveAttribute('data-speaking', 'false');

  // Who leaves leaves one place, which one takes; the others stay.
  const leaving = people.find(({ name }) => name === after[2]);
  await leaving?.leave();
  await expect(ana.tile(leaving?.name ?? '')).toBeHidden();
  const last = await namesShown(ana.page);
  expect(last.filter((name, index) => name !== after[index])).toHaveLength(1);
  await Promise.all(people.filter((person) => person !== leaving).map((person) => person.leave()));
});

test('a finger turns the pages', async ({ newPerson, stack, roomName }) => {
  const people = await manySyntheticPeople(stack, roomName, 11);
  const ana = await newPerson('Ana Souza', { ...phone, hasTouch: true, isMobile: true });
  await ana.join();
  const tiles = ana.page.getByTestId('participant-tile');
  await expect(tiles).toHaveCount(8);
  await swipe(ana.page, 260, 60);
  await expect(tiles).toHaveCount(4);
  await swipe(ana.page, 60, 260);
  await expect(tiles).toHaveCount(8);
  await Promise.all(people.map((person) => person.leave()));
});

async function swipe(page: Page, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number): Promise<unknown> =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 250 }] });
  await touch('touchStart', from);
  for (const share of [0.25, 0.5, 0.75, 1]) await touch('touchMove', from + (to - from) * share);
  await touch('touchEnd');
}

test('with one other that one is large and oneself floats, to be moved by key and by pointer', async ({
  newPerson,
  stack,
  roomName,
}) => {
  const [bia] = await manySyntheticPeople(stack, roomName, 1);
  const ana = await newPerson('Ana Souza');
  await ana.join();
  const [own, other] = [ana.tile('Ana Souza (you)'), ana.tile('Bia Lima')];
  await expect(other).toBeVisible();
  expect(await areaOf(other)).toBeGreaterThan(8 * (await areaOf(own)));
  const handle = ana.button('Your picture: drag it, or move it with the arrow keys');
  const start = await own.boundingBox();
  await handle.press('ArrowLeft');
  await expect.poll(async () => (await own.boundingBox())?.x).toBeLessThan((start?.x ?? 0) - 300);
  await handle.press('ArrowUp');
  await expect.poll(async () => (await own.boundingBox())?.y).toBeLessThan((start?.y ?? 0) - 300);
  await handle.hover();
  await ana.page.mouse.down();
  await ana.page.mouse.move(900, 500, { steps: 5 });
  await ana.page.mouse.up();
  await expect.poll(async () => own.boundingBox()).toEqual(start);
  await bia?.leave();
});

async function areaOf(tile: Locator): Promise<number> {
  const box = await tile.boundingBox();
  return (box?.width ?? 0) * (box?.height ?? 0);
}

test('pins come first among tiles, by keyboard too; the spotlight has room for one', async ({
  newPerson,
  stack,
  roomName,
}) => {
  const people = await manySyntheticPeople(stack, roomName, 3);
  const ana = await newPerson('Ana Souza');
  await ana.join();
  await expect(ana.page.getByTestId('participant-tile')).toHaveCount(4);
  await ana.button('Pin Davi Nakamura').focus();
  await ana.page.keyboard.press('Enter');
  await ana.tile('Caio Prado').hover();
  await ana.button('Pin Caio Prado').click();
  await expect
    .poll(() => namesShown(ana.page))
    .toEqual(['Davi Nakamura', 'Caio Prado', 'Ana Souza (you)', 'Bia Lima']);
  await expect(ana.tile('Caio Prado').getByRole('img', { name: 'Pinned' })).toBeVisible();

  await ana.preferFromNowOn({ layout: 'spotlight' });
  await expect.poll(() => namesShown(ana.page)).toHaveLength(4);
  expect((await namesShown(ana.page))[0]).toBe('Caio Prado');
  expect(await areaOf(ana.tile('Caio Prado'))).toBeGreaterThan(4 * (await areaOf(ana.tile('Bia Lima'))));
  await ana.button('Pin Bia Lima').focus();
  await ana.page.keyboard.press('Enter');
  await expect.poll(async () => (await namesShown(ana.page))[0]).toBe('Bia Lima');
  await expect(ana.page.getByRole('img', { name: 'Pinned' })).toHaveCount(1);
  await ana.button('Unpin Bia Lima').focus();
  await ana.page.keyboard.press('Enter');
  await expect(ana.page.getByRole('img', { name: 'Pinned' })).toHaveCount(0);

  await ana.preferFromNowOn({ layout: 'tiled', selfView: 'hidden' });
  await expect(ana.tile('Ana Souza (you)')).toBeHidden();
  await expect(ana.page.getByTestId('participant-tile')).toHaveCount(3);
  await Promise.all(people.map((person) => person.leave()));
});

test('the spotlight follows who speaks', async ({ newPerson, stack, roomName }) => {
  const ana = await newPerson('Ana Souza');
  await ana.prefer({ layout: 'spotlight' });
  await ana.join();
  const people = await manySyntheticPeople(stack, roomName, 3);
  await expect(ana.page.getByTestId('participant-tile')).toHaveCount(4);
  const before = await namesShown(ana.page);
  const speaker = people.find(({ name }) => name === before.at(-1));
  if (speaker === undefined) throw new Error('The last tile is nobody’s.');
  (await speaker.turnOnMicrophone()).speak(true);
  await expect.poll(async () => (await namesShown(ana.page))[0]).toBe(speaker.name);
  // Who was large has the place in the strip that became free; nobody else moved.
  expect(await namesShown(ana.page)).toEqual([speaker.name, before[1], before[2], before[0]]);
  await Promise.all(people.map((person) => person.leave()));
});

test('tiles are the very same through a killed SFU, also of who comes back later than oneself', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(120_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  const people = [ana, bia, await newPerson('Caio Prado')];
  const wire = await Signalling.tap(bia);
  for (const person of people) await person.join();
  await expect(ana.page.getByTestId('participant-tile')).toHaveCount(3);
  const order = await namesShown(ana.page);
  const watch = await ana.page.evaluateHandle(() => {
    const shown = (): Element[] => [...document.querySelectorAll('[data-testid=participant-tile]')];
    const before = shown();
    const seen = { least: before.length, areSame: () => before.every(({ isConnected }) => isConnected) };
    new MutationObserver(() => {
      seen.least = Math.min(seen.least, shown().length);
    }).observe(document.body, { childList: true, subtree: true });
    return seen;
  });
  const inside = async (): Promise<string[]> =>
    (await stack.administration.listParticipants(roomName)).map(({ name }) => name);

  await stack.kill('livekit');
  wire.refuse(Number.POSITIVE_INFINITY);
  const banner = ana.page.getByRole('status').filter({ hasText: /Reconnecting…|Bringing you back…/ });
  await expect(banner).toBeVisible();
  await stack.revive('livekit');
  await expect(banner).toBeHidden({ timeout: 60_000 });
  // Ana is back, and to the SFU Bia is not there.
  expect(await inside()).toContain('Ana Souza');
  expect(await inside()).not.toContain('Bia Lima');
  expect(await namesShown(ana.page)).toEqual(order);

  wire.refuse(0);
  await expect.poll(async () => (await inside()).length, { timeout: 30_000 }).toBe(3);
  for (const { name } of people.slice(1))
    await expect(ana.tile(name).locator('video')).toBeVisible({ timeout: 30_000 });
  await expectToRise(ana, ['videoIn']);
  expect(await namesShown(ana.page)).toEqual(order);
  expect(await watch.evaluate(({ least, areSame }) => ({ least, areSame: areSame() }))).toEqual({
    least: 3,
    areSame: true,
  });
});
