import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { loadMessages } from '../../apps/web/src/i18n/catalogues.ts';
import { type Locale, locales } from '../../apps/web/src/i18n/locale.ts';
import { fakeMedia, launchChromium } from '../fixtures.ts';
import { Person } from '../person.ts';
import { Stack } from '../stack.ts';
import { makeContactSheet } from './contact-sheet.ts';
import { Crowd } from './crowd.ts';
import { drawnCamera } from './drawn-camera.ts';
import { type Screen, screens } from './screens.ts';

const root = join(import.meta.dirname, '../..');
/** A folder a screen with every picture of it, and `sheets` to look at; ignored by git. */
const everything = join(root, 'test-results/screenshots');
/** Those the documents show, by the name they have there. */
const shown = join(root, 'docs/screenshots');
const shownPictures: Readonly<Record<string, string>> = {
  'home-1440x900': 'home/en-light-1440x900',
  'home-360x640': 'home/en-light-360x640',
  'lobby-1440x900': 'lobby/en-light-1440x900',
  'lobby-dark-1440x900': 'lobby/en-dark-1440x900',
  'lobby-360x640': 'lobby/en-light-360x640',
  'room-5-1440x900': 'room-5/en-dark-1440x900',
  'room-2-768x1024': 'room-2/en-dark-768x1024',
  'room-5-360x640': 'room-5/en-dark-360x640',
  'ended-1440x900': 'ended/en-light-1440x900',
};

const sizes = [
  { width: 360, height: 640 },
  { width: 640, height: 360 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

/** Twenty-five pictures of people are much for a small machine. */
const timeLimitMilliseconds = 90_000;

const roomName = 'abc-defg-hij';
const look = { wall: '#7f9c93', skin: '#c68863', hair: '#2b1a12', shirt: '#efe3cf' };

/**
 * Takes every screen in both languages, both themes and four sizes, with real parts behind them, and copies the chosen
 * pictures to docs/screenshots. Words narrow it down to the screens whose names begin with one of them.
 */
async function takeScreenshots(words: readonly string[]): Promise<void> {
  const wanted = screens.filter(
    ({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)),
  );
  if (wanted.length === 0) throw new Error(`No screen's name begins with ${words.join(' or ')}.`);
  const stack = await Stack.start();
  const crowd = new Crowd((name) => wayIn(stack, name));
  const sheetBrowser = await launchChromium();
  const failed: string[] = [];
  try {
    for (const screen of wanted) {
      try {
        await takeScreen(screen, { stack, crowd, sheetBrowser });
      } catch (error) {
        failed.push(screen.name);
        console.error(`${screen.name}:`, error);
      }
    }
  } finally {
    await crowd.close();
    await sheetBrowser.close();
    await stack.stop();
  }
  for (const [name, source] of Object.entries(shownPictures)) {
    const isTaken = wanted.some(({ name: of }) => source.startsWith(`${of}/`) && !failed.includes(of));
    if (isTaken) await copyFile(join(everything, `${source}.png`), join(shown, `${name}.png`));
  }
  if (failed.length > 0) throw new Error(`These were not taken: ${failed.join(', ')}.`);
}

type Place = { stack: Stack; crowd: Crowd; sheetBrowser: Browser };

async function takeScreen(screen: Screen, { stack, crowd, sheetBrowser }: Place): Promise<void> {
  const folder = join(everything, screen.name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await mkdir(join(everything, 'sheets'), { recursive: true });
  const browser = await launchChromium(screen.mediaArguments ?? fakeMedia);
  try {
    for (const locale of locales) {
      const person = await arrive(browser, stack, locale, screen.mediaArguments === undefined);
      const scene = { stack, crowd, person, words: await loadMessages(locale) };
      try {
        await screen.show(scene);
        for (const theme of screen.isDarkOnly ? (['dark'] as const) : (['light', 'dark'] as const)) {
          await person.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          await takeSizes(person.page, join(folder, `${locale}-${theme}`), screen.isLong);
        }
      } finally {
        await screen.restore?.(scene);
        await person.context.close();
      }
    }
  } finally {
    await browser.close();
  }
  await makeContactSheet(sheetBrowser, folder, join(everything, 'sheets', `${screen.name}.png`));
  console.log(screen.name);
}

async function arrive(browser: Browser, stack: Stack, locale: Locale, hasCamera: boolean): Promise<Person> {
  const person = await Person.arrive(browser, {
    name: 'Ana Souza',
    roomName,
    origin: stack.url,
    options: { deviceScaleFactor: 1, locale },
  });
  person.page.setDefaultTimeout(timeLimitMilliseconds);
  if (hasCamera) await person.context.addInitScript(drawnCamera, look);
  return person;
}

/** One picture a size, once everyone's video is drawn in it. */
async function takeSizes(page: Page, path: string, isLong = false): Promise<void> {
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
    await page.screenshot({ path: `${path}-${size.width}x${size.height}.png`, fullPage: isLong });
  }
}

/** A token for someone without a browser, as the page would ask for one. */
async function wayIn(stack: Stack, participantName: string): Promise<{ url: string; token: string }> {
  const response = await fetch(`${stack.apiUrl}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ participantName, roomName }),
  });
  if (!response.ok) throw new Error(`no token: ${response.status}`);
  const { token } = (await response.json()) as { token: string };
  return { url: stack.sfuUrl, token };
}

await takeScreenshots(process.argv.slice(2));
