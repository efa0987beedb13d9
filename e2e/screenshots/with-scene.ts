import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser } from '@playwright/test';
import { loadMessages } from '../../apps/web/src/i18n/catalogues.ts';
import type { Locale } from '../../apps/web/src/i18n/locale.ts';
import { fakeMedia, launchChromium } from '../fixtures.ts';
import { Person } from '../person.ts';
import { wavFile } from '../wav-file.ts';
import { drawnCamera } from './drawn-camera.ts';
import type { Scene } from './scene.ts';
import type { Screen } from './screen.ts';

/** Twenty-five pictures of people are much for a small machine. */
const timeLimitMilliseconds = 90_000;

const look = { wall: '#7f9c93', skin: '#c68863', hair: '#2b1a12', shirt: '#efe3cf' };

type Place = Pick<Scene, 'stack' | 'crowd' | 'roomName'> & { browser: Browser; locale: Locale };

/** Starts the browser that a screen wants, and ends it. */
export async function withBrowserOf(
  { mediaArguments = fakeMedia, sound }: Screen,
  use: (browser: Browser) => Promise<void>,
): Promise<void> {
  const file = sound && wavFile(sound());
  const browser = await launchChromium([
    ...mediaArguments,
    ...(file === undefined ? [] : [`--use-file-for-fake-audio-capture=${file}`]),
  ]);
  try {
    await use(browser);
  } finally {
    await browser.close();
    if (file !== undefined) await rm(dirname(file), { recursive: true });
  }
}

/** Brings someone before a screen; puts everything back afterwards. */
export async function withScene(
  screen: Screen,
  { browser, locale, ...rest }: Place,
  use: (scene: Scene) => Promise<void>,
): Promise<void> {
  const person = await Person.arrive(browser, {
    name: 'Ana Souza',
    roomName: rest.roomName,
    origin: rest.stack.url,
    options: { deviceScaleFactor: 1, locale },
  });
  person.page.setDefaultTimeout(timeLimitMilliseconds);
  if (screen.mediaArguments === undefined) await person.context.addInitScript(drawnCamera, look);
  const scene = { ...rest, person, words: await loadMessages(locale) };
  try {
    await screen.show(scene);
    await use(scene);
  } finally {
    await screen.restore?.(scene);
    await person.context.close();
  }
}
