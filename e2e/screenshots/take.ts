import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { locales } from '../../apps/web/src/i18n/locale.ts';
import { launchChromium } from '../fixtures.ts';
import { Stack } from '../stack.ts';
import { makeContactSheet } from './contact-sheet.ts';
import { Crowd } from './crowd.ts';
import type { Screen } from './screen.ts';
import { screens } from './screens.ts';
import { withBrowserOf, withScene } from './with-scene.ts';

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
  'ended-1440x900': 'ended-left/en-light-1440x900',
};

const sizes = [
  { width: 360, height: 640 },
  { width: 640, height: 360 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

const roomName = 'abc-defg-hij';

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
  const crowd = new Crowd(stack, roomName);
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
  await withBrowserOf(screen, async (browser) => {
    for (const locale of locales)
      await withScene(screen, { stack, crowd, roomName, browser, locale }, async ({ person: { page } }) => {
        for (const theme of screen.isDarkOnly ? (['dark'] as const) : (['light', 'dark'] as const)) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          await takeSizes(page, join(folder, `${locale}-${theme}`), screen.isLong);
        }
      });
  });
  await makeContactSheet(sheetBrowser, folder, join(everything, 'sheets', `${screen.name}.png`));
  console.log(screen.name);
}

/** One picture a size, once everyone's video is drawn in it. */
async function takeSizes(page: Page, path: string, isLong = false): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.evaluate(isDrawn);
    await page.screenshot({ path: `${path}-${size.width}x${size.height}.png`, fullPage: isLong });
  }
}

/**
 * Runs in the page: waits until every picture there is has been there for a while, for after the window changed the stage
 * measures itself, and asks for the pictures it shows now; five seconds at most, for some never come.
 */
async function isDrawn(): Promise<void> {
  const frame = (): Promise<number> => new Promise((drawn) => requestAnimationFrame(drawn));
  const start = await frame();
  let [now, since, before, calm] = [start, start, '', 0];
  while (now - since <= calm && now - start < 5000) {
    const videos = [...document.querySelectorAll('video')];
    // A tile without a picture may be of someone whose camera is off, or one whose picture is on its way.
    const isSomeoneUnseen =
      document.querySelectorAll('[data-testid=participant-tile]').length > videos.length;
    calm = isSomeoneUnseen ? 2000 : 400;
    const pictures = videos.map(({ readyState }) => readyState >= HTMLMediaElement.HAVE_CURRENT_DATA).join();
    if (pictures !== before || pictures.includes('false')) since = now;
    before = pictures;
    now = await frame();
  }
}

await takeScreenshots(process.argv.slice(2));
