import { afterAll, beforeAll, expect, test } from 'bun:test';
import { randomUUID } from 'node:crypto';
import type { Browser } from 'puppeteer-core';
import { Stack } from '../stack.ts';
import { Guest } from './guest.ts';
import { launchChromium, launchFirefox } from './launch.ts';
import { until } from './until.ts';

let stack: Stack;
let firefox: Browser;
let chromium: Browser;

beforeAll(async () => {
  [stack, firefox, chromium] = await Promise.all([Stack.start(), launchFirefox(), launchChromium()]);
}, 120_000);

afterAll(async () => {
  await Promise.all([firefox?.close(), chromium?.close()]);
  await stack?.stop();
}, 30_000);

const freshLink = (): string => `${stack.url}/r/firefox-${randomUUID().slice(0, 8)}`;

test('two people in Firefox see themselves in the lobby, and each other in the room; who is muted sends no sound', async () => {
  const link = freshLink();
  const [ana, bia] = [
    await Guest.openLobby(firefox, 'Ana Souza', link),
    await Guest.openLobby(firefox, 'Bia Lima', link),
  ];
  await until('the preview plays', () =>
    ana.page.evaluate(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5),
  );
  await ana.find('button', 'Turn off microphone');
  await ana.find('button', 'Turn off camera');
  await ana.join();
  await bia.join();
  for (const guest of [ana, bia]) await guest.expectToRise();

  await ana.press('Turn off microphone');
  await bia.find(null, 'Microphone off');
  const before = await ana.traffic('packets');
  await ana.expectToRise(['videoOut'], 20_000);
  expect((await ana.traffic('packets')).audioOut).toBe(before.audioOut);
  await ana.press('Turn on microphone');
  await bia.expectToRise(['audioIn']);
  await Promise.all([ana.depart(), bia.depart()]);
}, 60_000);

test('Firefox and Chromium meet, and both are back by themselves after the SFU was killed', async () => {
  const link = freshLink();
  const ana = await Guest.openLobby(firefox, 'Ana Souza', link);
  const bia = await Guest.openLobby(chromium, 'Bia Lima', link);
  await ana.join();
  await bia.join();
  for (const guest of [ana, bia]) await guest.expectToRise();

  await stack.kill('livekit');
  // The outage is real: both say so, and nothing arrives meanwhile.
  for (const guest of [ana, bia])
    await until(`${guest.name} is told`, async () => (await guest.text()).includes('Reconnecting'));
  const before = await ana.traffic('bytes');
  const since = performance.now();
  await until('a second has gone', async () => performance.now() - since > 1_000);
  const after = await ana.traffic('bytes');
  expect([after.audioIn, after.videoIn]).toEqual([before.audioIn, before.videoIn]);

  await stack.revive('livekit');
  for (const guest of [ana, bia]) {
    await until(`${guest.name} is back`, async () => !(await guest.text()).includes('Reconnecting'), 60_000);
    await guest.expectToRise();
  }
  await Promise.all([ana.depart(), bia.depart()]);
}, 120_000);

test('the check works in Firefox too', async () => {
  const context = await firefox.createBrowserContext();
  const page = await context.newPage({ type: 'window' });
  await page.goto(`${stack.url}/check`);
  await (await page.waitForSelector('aria/Start the check[role="button"]'))?.click();
  const results = (): Promise<Record<string, string | undefined>> =>
    page.evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll<HTMLElement>('[data-step]')].map(({ dataset }) => [
          dataset.step,
          dataset.status,
        ]),
      ),
    );
  await until('the speaker asks', async () => (await results()).speaker === 'running', 60_000);
  // Not the microphone: on a machine without a sound output Firefox's AudioContext stays suspended, and hears nothing.
  // It waits for the output's own clock; neither a press on the page nor any preference tried starts it without one
  // (media.autoplay.*, media.cubeb.backend, .sandbox and .force_null_context, an ALSA output that goes nowhere).
  expect(await results()).toMatchObject({
    camera: 'passed',
    api: 'passed',
    signalling: 'passed',
    udp: 'passed',
    tcp: 'skipped',
    speaker: 'running',
  });
  await context.close();
}, 70_000);
