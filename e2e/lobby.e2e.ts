import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { expect } from '@playwright/test';
import { expectToRise } from './expect-to-rise.ts';
import { fakeMedia, launchChromium, test } from './fixtures.ts';
import { observeSounds } from './observe-sounds.ts';
import { speechFile } from './speech-file.ts';

test('the name is checked with words, and remembered on this device', async ({ newPerson }) => {
  const ana = await newPerson(' A ');
  await ana.openLobby();
  await ana.button('Join now').click();
  await expect(ana.page.getByRole('alert')).toHaveText('Your name needs at least 2 characters.');
  await expect(ana.page.getByRole('textbox', { name: 'Your name' })).toHaveValue(' A ');

  await ana.page.getByRole('textbox').fill('  Ana   Souza ');
  await ana.button('Join now').click();
  await expect(ana.tile('Ana Souza (you)')).toBeVisible();
  await ana.page.reload();
  await expect(ana.page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ana Souza');
});

test('the preview is mirrored, the meter moves with sound and stands still when the microphone is off', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana Souza');
  await ana.openLobby();
  await expect(ana.page.locator('video')).toHaveCSS('transform', 'matrix(-1, 0, 0, 1, 0, 0)');
  const level = () =>
    ana.page
      .getByTestId('microphone-meter')
      .evaluate((meter) => Number(meter.style.getPropertyValue('--level')));
  await expect.poll(level, { intervals: [50] }).toBeGreaterThan(0.2); // the fake microphone beeps once a second
  await ana.button('Turn off microphone').click();
  await expect.poll(level).toBe(0);
  await ana.button('Turn on microphone').click();
  await expect.poll(level, { intervals: [50] }).toBeGreaterThan(0.2);
  expect(await ana.getUserMediaCalls()).toBe(1);
});

test('the meter moves with speech and not with silence', async ({ newPerson }) => {
  const file = speechFile(); // three seconds of a voice-like hum, three of silence, over and over
  const browser = await launchChromium([...fakeMedia, `--use-file-for-fake-audio-capture=${file}`]);
  try {
    const ana = await newPerson('Ana Souza', { browser });
    await ana.openLobby();
    const meter = ana.page.getByTestId('microphone-meter');
    const level = () => meter.evaluate((each) => Number(each.style.getPropertyValue('--level')));
    for (const _round of [1, 2]) {
      await expect.poll(level, { intervals: [50] }).toBeGreaterThan(0.5);
      await expect.poll(level, { intervals: [50] }).toBe(0);
    }
    await ana.depart();
  } finally {
    await browser.close();
    await rm(dirname(file), { recursive: true });
  }
});

test('the speaker’s test plays a sound through the chosen speaker, shows it, and asks once', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana Souza');
  await ana.context.addInitScript(observeSounds);
  await ana.openLobby();
  await expect(ana.page.locator('video')).toBeVisible();
  await ana.button('Devices').click();
  await ana.page.getByRole('combobox', { name: 'Speaker' }).selectOption({ label: 'Fake Audio Output 2' });
  const test = ana.button('Test speaker');
  await test.click();
  await expect(test).toHaveAttribute('data-playing', 'true');
  await expect(ana.page.getByText('Did you hear it?')).toBeVisible();
  await expect(test).toHaveAttribute('data-playing', 'false');
  const sounds = await ana.page.evaluate(async () => {
    const known = await navigator.mediaDevices.enumerateDevices();
    return window.observedSounds.map(({ sinkId, loudest }) => ({
      speaker: known.find(({ deviceId }) => deviceId === sinkId)?.label,
      isHeard: loudest > 0.05,
    }));
  });
  expect(sounds).toEqual([{ speaker: 'Fake Audio Output 2', isHeard: true }]);
});

test('how many are inside is said in words, and nothing is said when it is not known', async ({
  newPerson,
  stack,
}) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.page.clock.install();
  await ana.openLobby();
  await expect(ana.page.getByText('Nobody is inside yet.')).toBeVisible();
  const one = ana.page.getByText('1 person is inside.');
  // The page asks again every 15 seconds of its clock.
  const afterAsking = (expected: () => Promise<void>): Promise<void> =>
    expect(async () => {
      await ana.page.clock.fastForward(15_000);
      await expected();
    }).toPass({ timeout: 20_000 });
  await bia.join();
  await afterAsking(() => expect(one).toBeVisible({ timeout: 1_000 }));
  await stack.kill('livekit');
  await afterAsking(() => expect(one).toBeHidden({ timeout: 1_000 }));
  await stack.revive('livekit');
});

test('the data saver is switched in the lobby and remembered', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza');
  await ana.openLobby();
  await ana.button('Devices').click();
  const dataSaver = ana.page.getByRole('switch', { name: 'Data saver' });
  await expect(dataSaver).not.toBeChecked();
  await dataSaver.press('Space');
  await ana.page.reload();
  await ana.button('Devices').click();
  await expect(dataSaver).toBeChecked();
});

test('a camera that is off in the lobby is off in the room, and comes on there', async ({ newPerson }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await bia.join();
  await ana.openLobby();
  await ana.button('Turn off camera').click();
  await expect(ana.page.getByText('Your camera is off')).toBeVisible();
  await ana.button('Join now').click();
  await expect(bia.tile('Ana Souza').getByText('AS', { exact: true })).toBeVisible();
  await expectToRise(bia, ['audioIn']);
  await ana.button('Turn on camera').click();
  await expect(bia.tile('Ana Souza').locator('video')).toBeVisible();
});

test('leaving the lobby lets go of camera and microphone', async ({ newPerson, stack }) => {
  const ana = await newPerson('Ana Souza');
  await ana.openLobby();
  const video = ana.page.locator('video');
  const track = await video.evaluateHandle(
    (element: HTMLVideoElement) => (element.srcObject as MediaStream).getTracks()[0],
  );
  expect(await track.evaluate((each) => each?.readyState)).toBe('live');
  await ana.page.getByRole('link', { name: 'LiveMeet' }).click();
  await expect(ana.page.getByRole('button', { name: 'New meeting' })).toBeVisible();
  expect(ana.page.url()).toBe(`${stack.url}/`);
  expect(await track.evaluate((each) => each?.readyState)).toBe('ended');
});

const devices = [
  {
    what: 'blocked by the person',
    flags: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
    both: 'Your microphone and camera are blocked.',
    microphone: 'Your microphone is blocked.',
  },
  {
    what: 'not there',
    flags: ['--use-fake-ui-for-media-stream'],
    both: 'No microphone and no camera were found.',
    microphone: 'No microphone was found.',
  },
] as const;

for (const { what, flags, both, microphone } of devices) {
  test(`devices that are ${what} are explained, and one can join and hear all the same`, async ({
    newPerson,
  }) => {
    const bia = await newPerson('Bia Lima');
    await bia.join();
    const browser = await launchChromium(flags);
    try {
      const ana = await newPerson('Ana Souza', { browser });
      await ana.openLobby();
      await expect(ana.page.getByRole('alert').filter({ hasText: both })).toBeVisible();
      await ana.button('Try again').click();
      await expect(ana.page.getByRole('alert').filter({ hasText: both })).toBeVisible();
      await ana.button('Join now').click();
      await expect(ana.tile('Bia Lima').locator('video')).toBeVisible();
      await expectToRise(ana, ['audioIn', 'videoIn']);
      await expect(bia.tile('Ana Souza').getByRole('img', { name: 'Microphone off' })).toBeVisible();

      await ana.button('Turn on microphone').click();
      await expect(ana.page.getByRole('alert').filter({ hasText: microphone })).toBeVisible();
      await ana.button('Dismiss').click();
      await expect(ana.button('Turn on microphone')).toBeVisible();
      await ana.depart();
    } finally {
      await browser.close();
    }
  });
}

test('what was blocked for real works once it is allowed, with “Try again”', async ({ newPerson, stack }) => {
  const browser = await launchChromium(['--use-fake-device-for-media-stream']);
  try {
    const ana = await newPerson('Ana Souza', { browser });
    await ana.openLobby();
    await expect(ana.page.getByText('Your microphone and camera are blocked.')).toBeVisible();
    await ana.context.grantPermissions(['camera'], { origin: stack.url });
    await ana.button('Try again').click();
    await expect(ana.page.locator('video')).toBeVisible();
    await expect(ana.page.getByText('Your microphone is blocked.')).toBeVisible();
    await ana.context.grantPermissions(['camera', 'microphone'], { origin: stack.url });
    await ana.button('Try again').click();
    await expect(ana.button('Turn off microphone')).toBeVisible();
    await expect(ana.page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
    await ana.depart();
  } finally {
    await browser.close();
  }
});

// Chromium without a window neither leaves a question unanswered nor lets another program take its fake devices: here
// the page's question is refused as the browser would refuse it, the first time.
const refusals = [
  {
    what: 'in another program’s hands',
    error: 'NotReadableError',
    permission: 'granted',
    words: 'Another program',
  },
  {
    what: 'asked for without an answer',
    error: 'NotAllowedError',
    permission: 'prompt',
    words: 'got no answer',
  },
] as const;

for (const { what, error, permission, words } of refusals) {
  test(`devices that are ${what} are explained, and “Try again” opens them`, async ({ newPerson }) => {
    const ana = await newPerson('Ana Souza');
    await ana.context.addInitScript(
      ({ error, permission }) => {
        let isRefusing = true;
        const devices = navigator.mediaDevices;
        const original = devices.getUserMedia.bind(devices);
        devices.getUserMedia = (constraints) =>
          isRefusing ? Promise.reject(new DOMException('', error)) : original(constraints);
        navigator.permissions.query = () => Promise.resolve({ state: permission } as PermissionStatus);
        addEventListener('refuseNoMore', () => {
          isRefusing = false;
        });
      },
      { error, permission },
    );
    await ana.openLobby();
    await expect(ana.page.getByRole('alert').filter({ hasText: words })).toBeVisible();
    await ana.page.evaluate(() => dispatchEvent(new Event('refuseNoMore')));
    await ana.button('Try again').click();
    await expect(ana.page.locator('video')).toBeVisible();
    await expect(ana.page.getByRole('alert').filter({ hasText: words })).toHaveCount(0);
  });
}

test('plain http from another machine is explained, and one can join and hear all the same', async ({
  newPerson,
  stack,
}) => {
  const bia = await newPerson('Bia Lima');
  await bia.join();
  // To the browser this address (one kept free for documentation) is another machine: no secure context, no devices.
  const browser = await launchChromium(['--host-resolver-rules=MAP 192.0.2.1 127.0.0.1']);
  try {
    const origin = stack.url.replace('127.0.0.1', '192.0.2.1');
    const ana = await newPerson('Ana Souza', { browser, origin });
    await ana.openLobby();
    expect(await ana.page.evaluate(() => isSecureContext)).toBe(false);
    await expect(
      ana.page.getByText('Browsers allow microphone and camera only on https addresses.'),
    ).toBeVisible();
    await expect(ana.button('Try again')).toHaveCount(0);
    await ana.button('Join now').click();
    await expectToRise(ana, ['audioIn', 'videoIn']);
    await ana.depart();
  } finally {
    await browser.close();
  }
});

test('a browser without WebRTC is told so before anything is asked of it', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza');
  await ana.context.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
  await ana.page.goto(ana.link);
  await expect(ana.page.getByRole('heading', { name: 'This browser cannot hold a call' })).toBeVisible();
  expect(await ana.getUserMediaCalls()).toBe(0);
});
