import { type Browser, launch } from 'puppeteer-core';
import { findChromium } from '../../tools/chromium.ts';
import { findFirefox } from '../../tools/firefox.ts';

/** Fake devices and nobody to ask, sound without a gesture, media on loopback. */
const preferences = {
  'media.navigator.streams.fake': true,
  // Allowed, not skipped: Firefox gathers addresses of its own machine only for who may use its devices.
  'permissions.default.camera': 1,
  'permissions.default.microphone': 1,
  'media.autoplay.default': 0,
  'media.peerconnection.ice.loopback': true,
  'intl.accept_languages': 'en-US',
};

/** Debian's own Firefox, driven over WebDriver BiDi: Playwright only drives a Firefox that it has built itself. */
export async function launchFirefox(): Promise<Browser> {
  const executablePath = await findFirefox();
  if (executablePath === null) throw new Error('There is no Firefox on this machine.');
  return launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: preferences,
    args: ['--width=1280', '--height=800'],
  });
}

/** Chromium by the same driver, to meet Firefox. */
export async function launchChromium(): Promise<Browser> {
  return launch({
    executablePath: await findChromium(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--lang=en-US',
      '--use-fake-device-for-media-stream=fps=5',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}
