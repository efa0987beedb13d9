import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import {
  cough,
  door,
  joined,
  mixed,
  pinkNoise,
  silence,
  speech,
  typing,
  whiteNoise,
} from '../apps/web/src/voice/synthetic-sounds.ts';
import { compared, energyOf } from './compare-loudness.ts';
import { expectToRise } from './expect-to-rise.ts';
import { fakeMedia, launchChromium, test } from './fixtures.ts';
import { observeVoice } from './observe-voice.ts';
import type { Person } from './person.ts';
import { wavFile } from './wav-file.ts';

test.beforeEach(() => test.setTimeout(120_000));

const told = 'You are speaking while muted.';

test('who speaks while muted is told within two seconds, not again and again, and nothing of it is sent', async ({
  newPerson,
}) => {
  await withMicrophone(speech(20), async (browser) => {
    const ana = await newPerson('Ana Souza', { browser });
    await ana.join();
    await expectToRise(ana, ['audioOut']);
    await ana.button('Turn off microphone').click();
    await expect(ana.button('Turn on microphone')).toBeVisible();
    const sent = (await ana.packets()).audioOut;
    await expect(ana.page.getByText(told)).toBeVisible({ timeout: 2000 });
    await expect(ana.page.getByText('Ctrl+D turns your microphone on.')).toBeVisible();
    // It goes by itself, though the voice goes on, and stays away.
    await expect(ana.page.getByText(told)).toBeHidden();
    expect(await isTold(ana.page, 5)).toBe(false);
    expect((await ana.packets()).audioOut).toBe(sent);
    expect(await ana.getUserMediaCalls()).toBe(1);

    await ana.button('Turn on microphone').click();
    await expectToRise(ana, ['audioOut']);
    await ana.button('Turn off microphone').click();
    await ana.button('Unmute').click();
    await expect(ana.button('Turn off microphone')).toBeVisible();
    await expectToRise(ana, ['audioOut']);
    await ana.depart();
  });
});

test('noise, a cough, typing, a door and silence are not taken for speech', async ({ newPerson }) => {
  const noises = joined([whiteNoise(2), cough(2), typing(3), pinkNoise(2), door(2), silence(1)]);
  await withMicrophone(noises, async (browser) => {
    const ana = await newPerson('Ana Souza', { browser });
    await ana.join();
    await ana.button('Turn off microphone').click();
    await expect(ana.button('Turn on microphone')).toBeVisible();
    expect(await isTold(ana.page, noises.length / 48_000)).toBe(false);
    await ana.depart();
  });
});

test('a microphone that is off in the lobby is not opened to listen', async ({ newPerson }) => {
  await withMicrophone(speech(20), async (browser) => {
    const ana = await newPerson('Ana Souza', { browser });
    await ana.context.addInitScript(observeVoice);
    await ana.openLobby();
    await ana.button('Turn off microphone').click();
    await ana.button('Join now').click();
    await expect(ana.button('Leave call')).toBeVisible();
    expect(await isTold(ana.page, 3)).toBe(false);
    expect(await ana.page.evaluate(() => window.observedVoice.microphone()?.readyState)).toBe('ended');
    await ana.depart();
  });
});

/** Eight seconds, half of them without a voice; a measurement that long has seen all of it. */
const voiceInNoise = mixed(joined([silence(4), speech(4)]), pinkNoise(8), 0.3);

test('noise suppression takes the noise out of what is sent and keeps the voice', async ({ newPerson }) => {
  await withMicrophone(voiceInNoise, async (browser) => {
    const bia = await newPerson('Bia Lima');
    await bia.join();
    const ana = await newWithSuppression(newPerson, browser, true);
    await ana.join();
    await expectSuppressed(ana);
    const { noiseDown, voiceDown } = compared(
      await ana.page.evaluate(() => window.observedVoice.loudness(8)),
    );
    expect(noiseDown).toBeGreaterThan(10);
    expect(Math.abs(voiceDown)).toBeLessThan(3);
    await expectToRise(bia, ['audioIn'], 5000);
    await ana.depart();
  });
});

test('noise suppression loads only where it is switched on, and its absence changes nothing', async ({
  newPerson,
}) => {
  await withMicrophone(voiceInNoise, async (browser) => {
    const ana = await newWithSuppression(newPerson, browser, false);
    const loaded: string[] = [];
    ana.page.on('request', (request) => loaded.push(request.url()));
    await ana.join();
    await expectToRise(ana, ['audioOut']);
    const { noiseDown, voiceDown } = compared(
      await ana.page.evaluate(() => window.observedVoice.loudness(8)),
    );
    expect(Math.abs(noiseDown)).toBeLessThan(1);
    expect(Math.abs(voiceDown)).toBeLessThan(1);
    expect(loaded.filter((url) => /noise-suppressor|rnnoise|worklet/i.test(url))).toEqual([]);
    await ana.depart();
  });
});

test('noise suppression is switched on and off in the settings during the call', async ({ newPerson }) => {
  // Noise without a pause: any second of it tells how much is taken out.
  await withMicrophone(mixed(silence(8), pinkNoise(8), 0.3), async (browser) => {
    const ana = await newWithSuppression(newPerson, browser, false);
    await ana.join();
    await expectToRise(ana, ['audioOut']);
    const noiseDown = async (): Promise<number> => {
      const { source, sent } = await ana.page.evaluate(() => window.observedVoice.loudness(1));
      return energyOf(source) - energyOf(sent);
    };
    await ana.button('More').click();
    await ana.page.getByRole('menuitem', { name: 'Settings' }).click();
    const suppress = ana.page.getByRole('switch', { name: 'Suppress noise' });
    for (const isOn of [true, false, true]) {
      await suppress.setChecked(isOn);
      await expect
        .poll(async () => (isOn ? 10 < (await noiseDown()) : Math.abs(await noiseDown()) < 1))
        .toBe(true);
    }
    expect(await ana.getUserMediaCalls()).toBe(1);
    await ana.depart();
  });
});

test('noise suppression outlives muting, another device and a rejoin', async ({ newPerson }) => {
  await withMicrophone(voiceInNoise, async (browser) => {
    const ana = await newWithSuppression(newPerson, browser, true);
    await ana.join();
    await expectSuppressed(ana);

    await ana.button('Turn off microphone').click();
    await expect(ana.button('Turn on microphone')).toBeVisible();
    const sent = (await ana.packets()).audioOut;
    await expectToRise(ana, ['videoOut'], 50_000);
    expect((await ana.packets()).audioOut).toBe(sent);
    await ana.button('Turn on microphone').click();
    await expectToRise(ana, ['audioOut']);
    await expectSuppressed(ana);

    const before = await ana.getUserMediaCalls();
    await ana.page.evaluate(() => {
      // As when it is unplugged: the browser ends the track, and the room opens the next device.
      const microphone = window.observedVoice.microphone();
      microphone?.stop();
      microphone?.dispatchEvent(new Event('ended'));
    });
    await expect.poll(() => ana.getUserMediaCalls()).toBeGreaterThan(before);
    await expectSuppressed(ana);
    await expectToRise(ana, ['audioOut'], 5000);

    await ana.button('Leave call').click();
    await ana.button('Rejoin').click();
    await expect(ana.button('Turn off microphone')).toBeVisible();
    await expectSuppressed(ana);
    await ana.depart();
  });
});

test('noise suppression that is on while muted leaves the microphone cut off', async ({ newPerson }) => {
  await withMicrophone(voiceInNoise, async (browser) => {
    const ana = await newWithSuppression(newPerson, browser, true);
    // It comes late: by then the microphone is muted.
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await ana.context.route('**/*.wasm', async (route) => {
      await held;
      await route.continue();
    });
    const asked = ana.page.waitForRequest('**/*.wasm');
    await ana.join();
    await asked;
    await ana.button('Turn off microphone').click();
    await expect(ana.button('Turn on microphone')).toBeVisible();
    const sent = (await ana.packets()).audioOut;
    const answered = ana.page.waitForResponse('**/*.wasm');
    release();
    await answered;
    await expectToRise(ana, ['videoOut'], 100_000);
    expect((await ana.packets()).audioOut).toBe(sent);
    await ana.button('Turn on microphone').click();
    await expectSuppressed(ana);
    await expectToRise(ana, ['audioOut']);
    await ana.depart();
  });
});

test('noise suppression that does not start is said, and the voice is sent as it is', async ({
  newPerson,
}) => {
  const ana = await newWithSuppression(newPerson, undefined, true);
  await ana.context.route('**/*.wasm', (route) => route.abort());
  await ana.join();
  await expect(ana.page.getByText('Noise suppression did not start.')).toBeVisible();
  expect(await ana.page.evaluate(() => window.observedVoice.isSentFromMicrophone())).toBe(true);
  await expectToRise(ana, ['audioOut']);
  await ana.page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(ana.page.getByText('Noise suppression did not start.')).toBeHidden();
});

test('a browser without sound worklets sends the voice as it is', async ({ newPerson }) => {
  const ana = await newWithSuppression(newPerson, undefined, true);
  await ana.context.addInitScript(() => Reflect.deleteProperty(window, 'AudioWorkletNode'));
  await ana.join();
  await expectToRise(ana, ['audioOut']);
  expect(await ana.page.evaluate(() => window.observedVoice.isSentFromMicrophone())).toBe(true);
  await expect(ana.page.getByText('Noise suppression did not start.')).toBeHidden();
});

/** Brings a browser whose microphone plays this over and over. */
async function withMicrophone(sound: Float32Array, use: (browser: Browser) => Promise<void>): Promise<void> {
  const file = wavFile(sound);
  const browser = await launchChromium([...fakeMedia, `--use-file-for-fake-audio-capture=${file}`]);
  try {
    await use(browser);
  } finally {
    await browser.close();
    await rm(dirname(file), { recursive: true });
  }
}

type NewPerson = (name: string, options?: { browser?: Browser }) => Promise<Person>;

async function newWithSuppression(
  newPerson: NewPerson,
  browser: Browser | undefined,
  isNoiseSuppressionOn: boolean,
): Promise<Person> {
  const ana = await newPerson('Ana Souza', browser ? { browser } : {});
  await ana.context.addInitScript(observeVoice);
  await ana.context.addInitScript(
    (preferences) => localStorage.setItem('livemeet.preferences', preferences),
    JSON.stringify({ isNoiseSuppressionOn }),
  );
  return ana;
}

/** What is sent comes from the worklet, and something is in it. */
async function expectSuppressed(person: Person): Promise<void> {
  await expect
    .poll(() => person.page.evaluate(() => window.observedVoice.isSentFromMicrophone()))
    .toBe(false);
  await expect
    .poll(async () => {
      const { sent } = await person.page.evaluate(() => window.observedVoice.loudness(1));
      return Math.max(...sent);
    })
    .toBeGreaterThan(-60);
}

/** Whether the notice is shown at any moment of these seconds. */
function isTold(page: Page, seconds: number): Promise<boolean> {
  return page.evaluate(
    async ([words, milliseconds]) => {
      let isSeen = false;
      const timer = setInterval(() => {
        isSeen ||= document.body.textContent.includes(words);
      }, 50);
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      clearInterval(timer);
      return isSeen;
    },
    [told, seconds * 1000] as const,
  );
}
