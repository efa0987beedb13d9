import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { launchChromium } from '../fixtures.ts';
import { Person } from '../person.ts';
import { Stack } from '../stack.ts';
import { drawnCamera, type Look } from './drawn-camera.ts';

const root = join(import.meta.dirname, '../..');
/** Every picture, to be looked at; ignored by git. */
const everything = join(root, 'test-results/screenshots');
/** Those the documents show. */
const shown = join(root, 'docs/screenshots');
const shownNames = [
  'home-1440x900',
  'home-360x640',
  'lobby-1440x900',
  'lobby-dark-1440x900',
  'lobby-360x640',
  'room-5-1440x900',
  'room-2-768x1024',
  'room-5-360x640',
  'ended-1440x900',
];

const sizes = [
  { width: 360, height: 640 },
  { width: 640, height: 360 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

const cast: { name: string; look: Look }[] = [
  { name: 'Ana Souza', look: { wall: '#7f9c93', skin: '#c68863', hair: '#2b1a12', shirt: '#efe3cf' } },
  { name: 'Bia Lima', look: { wall: '#a08f78', skin: '#8d5a3b', hair: '#16100d', shirt: '#2f6f69' } },
  { name: 'Caio Prado', look: { wall: '#6d7893', skin: '#e3b08f', hair: '#6b4423', shirt: '#34384f' } },
  { name: 'Davi Nakamura', look: { wall: '#55605c', skin: '#e8bf98', hair: '#1b1b1f', shirt: '#b5523b' } },
  { name: 'Élise Ramos', look: { wall: '#8b7d93', skin: '#d79f7c', hair: '#8a3b1e', shirt: '#51406b' } },
];

const mainOptions: BrowserContextOptions = { deviceScaleFactor: 1, reducedMotion: 'reduce' };

/** Takes every screen at every size, with real parts behind them, and copies the chosen ones to docs/screenshots. */
async function takeScreenshots(): Promise<void> {
  await rm(everything, { recursive: true, force: true });
  await mkdir(everything, { recursive: true });
  await mkdir(shown, { recursive: true });
  const stack = await Stack.start();
  const browser = await launchChromium();
  try {
    await takeMeeting(browser, stack);
    await takeFailures(browser, stack);
  } finally {
    await browser.close();
    await stack.stop();
  }
  for (const name of shownNames) await copyFile(join(everything, `${name}.png`), join(shown, `${name}.png`));
}

async function takeMeeting(browser: Browser, stack: Stack): Promise<void> {
  const [ana, ...others] = await Promise.all(
    cast.map(({ name, look }) => arrive(browser, stack, name, 'abc-defg-hij', look)),
  );
  if (ana === undefined) throw new Error('Nobody came.');
  const { page } = ana;
  await page.goto(stack.url);
  await page.getByRole('button', { name: 'New meeting' }).waitFor();
  await take(page, 'home');
  await dark(page, 'home-dark');
  await ana.openLobby();
  await page.locator('video').waitFor();
  await take(page, 'lobby');
  await dark(page, 'lobby-dark');
  await page.getByRole('combobox').selectOption('Português (Brasil)');
  await take(page, 'lobby-pt-br');
  await page.getByRole('combobox').selectOption('English');
  await ana.button('Join now').click();
  await ana.tile('Ana Souza (you)').locator('video').waitFor();
  await take(page, 'room-1');
  for (const [index, other] of others.entries()) {
    await other.openLobby();
    if (other.name === 'Davi Nakamura') await other.button('Turn off camera').click();
    await other.button('Join now').click();
    await other.button('Leave call').waitFor();
    if (index === 0) await take(page, 'room-2', other);
  }
  await others[0]?.button('Turn off microphone').click();
  await take(page, 'room-5', others.at(-1));
  await page.getByRole('button', { name: /^People/ }).click();
  await take(page, 'room-people');
  await page.keyboard.press('Escape');
  await stack.kill('livekit');
  await page.getByText('Reconnecting…').waitFor();
  await take(page, 'room-reconnecting');
  await ana.button('Leave call').click();
  await page.getByRole('heading', { name: 'You left the meeting' }).waitFor();
  await take(page, 'ended');
  await dark(page, 'ended-dark');
  await stack.revive('livekit');
  await Promise.all([ana, ...others].map(({ context }) => context.close()));
}

async function takeFailures(browser: Browser, stack: Stack): Promise<void> {
  const ana = await arrive(browser, stack, 'Ana Souza', 'abc-defg-hij', cast[0]?.look);
  await ana.page.goto(`${stack.url}/nothing`);
  await take(ana.page, 'not-found');
  await ana.openLobby();
  await stack.kill('api');
  await ana.button('Join now').click();
  await ana.page.getByRole('alert').first().waitFor();
  await take(ana.page, 'lobby-api-unreachable');
  await stack.revive('api');
  await ana.context.close();

  const blocking = await launchChromium(['--use-fake-device-for-media-stream', '--deny-permission-prompts']);
  const blocked = await arrive(blocking, stack, 'Ana Souza', 'abc-defg-hij');
  await blocked.openLobby();
  await blocked.page.getByRole('alert').first().waitFor();
  await take(blocked.page, 'lobby-blocked');
  await dark(blocked.page, 'lobby-blocked-dark');
  await blocked.button('Join now').click();
  await blocked.button('Leave call').waitFor();
  await blocked.button('Turn on camera').click();
  await blocked.page.getByRole('alert').first().waitFor();
  await take(blocked.page, 'room-blocked');
  await blocking.close();
}

async function arrive(
  browser: Browser,
  stack: Stack,
  name: string,
  roomName: string,
  look?: Look,
): Promise<Person> {
  const person = await Person.arrive(browser, { name, roomName, origin: stack.url, options: mainOptions });
  if (look !== undefined) await person.context.addInitScript(drawnCamera, look);
  return person;
}

async function dark(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, name);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** One picture a size, once everyone's video is drawn in it. */
async function take(page: Page, name: string, lastToCome?: Person): Promise<void> {
  if (lastToCome !== undefined) await page.getByText(lastToCome.name, { exact: true }).waitFor();
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('video')].every((video) => video.readyState >= video.HAVE_CURRENT_DATA),
    );
    // The stage measures itself after the window changed; two frames later it has been drawn anew.
    await page.evaluate(
      () =>
        new Promise((drawn) =>
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 300))),
        ),
    );
    await page.screenshot({ path: join(everything, `${name}-${size.width}x${size.height}.png`) });
  }
}

await takeScreenshots();
