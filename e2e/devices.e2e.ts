import { type Browser, expect } from '@playwright/test';
import { expectToRise } from './expect-to-rise.ts';
import { launchChromium, test } from './fixtures.ts';
import type { Person } from './person.ts';
import { asked, choose, open, simulateDevices, speakersInUse, unplug } from './simulate-devices.ts';

const microphones = ['Fake Default Audio Input', 'Fake Audio Input 1', 'Fake Audio Input 2'] as const;
// The second of Chromium's fake cameras gives depth, which no encoder takes.
const cameras = ['fake_device_0', 'fake_device_2'] as const;

let browser: Browser;

test.beforeAll(async () => {
  browser = await launchChromium([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream=device-count=3,fps=5',
  ]);
});

test.afterAll(() => browser.close());

async function openSettings(person: Person): Promise<void> {
  await person.button('More').click();
  await person.page.getByRole('menuitem', { name: 'Settings' }).click();
  await person.page.getByRole('dialog', { name: 'Settings' }).waitFor();
}

/** From the lobby, where the switches have the same names, into the room. */
async function enter(person: Person): Promise<void> {
  await person.button('Join now').click();
  await person.button('Leave call').waitFor();
}

test('a device changed in the lobby is the only one opened, goes into the room, and is remembered', async ({
  newPerson,
}) => {
  const [ana, bia] = [await newPerson('Ana Souza', { browser }), await newPerson('Bia Lima', { browser })];
  await ana.context.addInitScript(simulateDevices);
  await bia.join();
  await ana.openLobby();
  await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[0]]);
  expect(await asked(ana)).toEqual(['audio+video']);

  await ana.button('Devices').click();
  await choose(ana, 'Camera', cameras[1]);
  await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[1]]);
  await choose(ana, 'Microphone', microphones[2]);
  await expect.poll(() => open(ana)).toEqual([cameras[1], microphones[2]]);
  await choose(ana, 'Speaker', 'Fake Audio Output 2');
  expect(await asked(ana)).toEqual(['audio+video', 'video', 'audio']);

  await enter(ana);
  await expectToRise(bia, ['audioIn', 'videoIn']);
  await expect.poll(() => speakersInUse(ana)).toEqual(['Fake Audio Output 2']);
  expect(await asked(ana)).toEqual(['audio+video', 'video', 'audio']);
  expect(await open(ana)).toEqual([cameras[1], microphones[2]]);

  await ana.page.reload();
  await expect.poll(() => open(ana)).toEqual([microphones[2], cameras[1]]);
  await ana.button('Devices').click();
  await expect(ana.page.getByRole('combobox', { name: 'Camera' }).locator('option:checked')).toHaveText(
    cameras[1],
  );
});

test('a camera chosen while it is off is opened when it is turned on, in the lobby and in the room', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana Souza', { browser });
  await ana.context.addInitScript(simulateDevices);
  await ana.openLobby();
  await ana.button('Turn off camera').click();
  await ana.button('Devices').click();
  await choose(ana, 'Camera', cameras[1]);
  expect(await asked(ana)).toEqual(['audio+video']);
  await enter(ana);
  await ana.button('Turn on camera').click();
  await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[1]]);
  expect(await asked(ana)).toEqual(['audio+video', 'video']);
});

test('remembered devices that are gone are the system’s choice, and nobody is troubled with it', async ({
  newPerson,
}) => {
  const [ana, bia] = [await newPerson('Ana Souza', { browser }), await newPerson('Bia Lima', { browser })];
  await ana.context.addInitScript(() => {
    const gone = { microphoneId: 'gone', cameraId: 'gone', speakerId: 'gone' };
    localStorage.setItem('livemeet.preferences', JSON.stringify(gone));
  });
  await ana.context.addInitScript(simulateDevices);
  await bia.join();
  await ana.openLobby();
  await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[0]]);
  await ana.button('Devices').click();
  for (const kind of ['Microphone', 'Camera', 'Speaker']) {
    const chosen = ana.page.getByRole('combobox', { name: kind }).locator('option:checked');
    await expect(chosen).toContainText('System default');
  }
  await expect(ana.page.getByRole('alert').filter({ hasText: /./ })).toHaveCount(0);
  await enter(ana);
  await expectToRise(bia, ['audioIn', 'videoIn']);
  await expectToRise(ana, ['audioIn', 'videoIn']);
  await ana.button('Turn off camera').click();
  await ana.button('Turn on camera').click();
  await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[0]]);
});

test('each kind is changed live in the call, and nothing else is opened', async ({ newPerson }) => {
  const [ana, bia] = [await newPerson('Ana Souza', { browser }), await newPerson('Bia Lima', { browser })];
  await ana.context.addInitScript(simulateDevices);
  await bia.join();
  await ana.join();
  await expectToRise(bia, ['audioIn', 'videoIn']);
  await openSettings(ana);
  await choose(ana, 'Microphone', microphones[1]);
  await expect.poll(() => open(ana)).toEqual([cameras[0], microphones[1]]);
  await choose(ana, 'Camera', cameras[1]);
  await expect.poll(() => open(ana)).toEqual([microphones[1], cameras[1]]);
  await choose(ana, 'Speaker', 'Fake Audio Output 1');
  await expect.poll(() => speakersInUse(ana)).toEqual(['Fake Audio Output 1']);
  expect(await asked(ana)).toEqual(['audio+video', 'audio', 'video']);
  await expectToRise(bia, ['audioIn', 'videoIn']);

  await choose(ana, 'Speaker', 'System default');
  await expect.poll(() => speakersInUse(ana)).toEqual(['']);
  await choose(ana, 'Microphone', 'System default');
  await expect.poll(() => open(ana)).toEqual([cameras[1], microphones[0]]);
  await expectToRise(bia, ['audioIn', 'videoIn']);
});

test('a muted microphone that is changed stays muted, and not one packet leaves', async ({ newPerson }) => {
  const [ana, bia] = [await newPerson('Ana Souza', { browser }), await newPerson('Bia Lima', { browser })];
  await ana.context.addInitScript(simulateDevices);
  await bia.join();
  await ana.join();
  await expectToRise(bia, ['audioIn']);
  await ana.button('Turn off microphone').click();
  await expect(ana.button('Turn on microphone')).toBeVisible();
  await openSettings(ana);
  await expect
    .poll(async () => {
      const { audioOut } = await ana.packets();
      await choose(ana, 'Microphone', microphones[2]);
      await choose(ana, 'Microphone', microphones[1]);
      return (await ana.packets()).audioOut - audioOut;
    })
    .toBe(0);
  const { audioOut, videoOut } = await ana.packets();
  await expect.poll(async () => (await ana.packets()).videoOut).toBeGreaterThan(videoOut + 50);
  expect((await ana.packets()).audioOut).toBe(audioOut);
  expect(await asked(ana)).toEqual(['audio+video']);

  await ana.page.keyboard.press('Escape');
  await ana.button('Turn on microphone').click();
  await expect.poll(() => open(ana)).toEqual([cameras[0], microphones[1]]);
  await expectToRise(bia, ['audioIn']);
});

test('an unplugged device is replaced within two seconds, with a word, and opened once', async ({
  newPerson,
}) => {
  const [ana, bia] = [await newPerson('Ana Souza', { browser }), await newPerson('Bia Lima', { browser })];
  await ana.context.addInitScript(simulateDevices);
  await bia.join();
  await ana.join();
  await openSettings(ana);
  await choose(ana, 'Microphone', microphones[2]);
  await choose(ana, 'Camera', cameras[1]);
  await choose(ana, 'Speaker', 'Fake Audio Output 2');
  await expect.poll(() => open(ana)).toEqual([microphones[2], cameras[1]]);
  await ana.page.keyboard.press('Escape');

  const lost = (label: string) => ana.page.getByText(`${label} is gone. The system’s choice takes over.`);
  await unplug(ana, microphones[2]);
  await expect.poll(() => open(ana), { timeout: 2000 }).toEqual([cameras[1], microphones[0]]);
  await expect(lost(microphones[2])).toBeVisible({ timeout: 2000 });
  await unplug(ana, cameras[1]);
  await expect.poll(() => open(ana), { timeout: 2000 }).toEqual([microphones[0], cameras[0]]);
  await expect(lost(cameras[1])).toBeVisible({ timeout: 2000 });
  await unplug(ana, 'Fake Audio Output 2');
  await expect.poll(() => speakersInUse(ana), { timeout: 2000 }).toEqual(['']);
  await expect(lost('Fake Audio Output 2')).toBeVisible({ timeout: 2000 });

  await expectToRise(bia, ['audioIn', 'videoIn']);
  await expect(ana.button('Turn off microphone')).toBeVisible();
  await expect(ana.button('Turn off camera')).toBeVisible();
  expect(await asked(ana)).toEqual(['audio+video', 'audio', 'video', 'audio', 'video']);
});

test('a muted microphone that is unplugged comes back as the default, and the last camera unplugged is off', async ({
  newPerson,
}) => {
  const [ana, bia] = [await newPerson('Ana Souza', { browser }), await newPerson('Bia Lima', { browser })];
  await ana.context.addInitScript(simulateDevices);
  await bia.join();
  await ana.openLobby();
  await ana.button('Devices').click();
  await choose(ana, 'Microphone', microphones[1]);
  await expect.poll(() => open(ana)).toEqual([cameras[0], microphones[1]]);
  await enter(ana);
  await ana.button('Turn off microphone').click();
  await expect(ana.button('Turn on microphone')).toBeVisible();
  await unplug(ana, microphones[1]);
  await expect(ana.page.getByText(`${microphones[1]} is gone.`)).toBeVisible();
  expect(await open(ana)).toEqual([cameras[0]]);
  await ana.button('Turn on microphone').click();
  await expect.poll(() => open(ana)).toEqual([cameras[0], microphones[0]]);
  await expectToRise(bia, ['audioIn', 'videoIn']);

  for (const camera of ['fake_device_1', 'fake_device_2', 'fake_device_0']) await unplug(ana, camera);
  await expect(ana.page.getByText('fake_device_0 is gone, and there is no other.')).toBeVisible();
  await expect(ana.button('Turn on camera')).toBeVisible();
  await expect(bia.tile('Ana Souza').getByText('AS', { exact: true })).toBeVisible();
  await expectToRise(bia, ['audioIn']);
});

test('what is plugged in is offered, not forced', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza', { browser });
  await ana.context.addInitScript(simulateDevices);
  await ana.join();
  await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[0]]);
  await ana.page.evaluate(() => {
    window.simulatedDevices.plug({ kind: 'videoinput', label: 'New Webcam' });
    window.simulatedDevices.plug({ kind: 'audioinput', label: 'New Headset' });
  });
  await expect(
    ana.page.getByText('New Webcam is connected. You can choose it in the settings.'),
  ).toBeVisible();
  await expect(
    ana.page.getByText('New Headset is connected. You can choose it in the settings.'),
  ).toBeVisible();
  await openSettings(ana);
  await expect(ana.page.getByRole('combobox', { name: 'Camera' }).getByText('New Webcam')).toBeAttached();
  expect(await open(ana)).toEqual([microphones[0], cameras[0]]);
  expect(await asked(ana)).toEqual(['audio+video']);
});

test('a device another program has is refused with words, and the former one goes on', async ({
  newPerson,
}) => {
  const [ana, bia] = [await newPerson('Ana Souza', { browser }), await newPerson('Bia Lima', { browser })];
  await ana.context.addInitScript(simulateDevices);
  await bia.join();
  await ana.join();
  await openSettings(ana);
  await ana.page.evaluate((label) => window.simulatedDevices.occupy(label), cameras[1]);
  await choose(ana, 'Camera', cameras[1]);
  await expect(ana.page.getByText('Another program seems to use your camera.')).toBeVisible();
  await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[0]]);
  await expect(ana.page.getByRole('combobox', { name: 'Camera' })).toHaveValue('');
  await expectToRise(bia, ['videoIn']);
});

test('a phone with more cameras turns from one to the next; a desk or a phone with one has no button for it', async ({
  newPerson,
}) => {
  const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
  const ana = await newPerson('Ana Souza', { browser, ...phone });
  await ana.context.addInitScript(simulateDevices);
  await ana.openLobby();
  await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[0]]);
  const flip = ana.button('Switch to the other camera');
  for (const camera of ['fake_device_1', 'fake_device_2', 'fake_device_0']) {
    await flip.tap();
    await expect.poll(() => open(ana)).toEqual([microphones[0], camera]);
  }
  expect(await asked(ana)).toEqual(['audio+video', 'video', 'video', 'video']);

  const oneCamera = await newPerson('Bia Lima', phone);
  await oneCamera.openLobby();
  await expect(oneCamera.page.locator('video')).toBeVisible();
  await expect(oneCamera.button('Switch to the other camera')).toBeHidden();
  const desk = await newPerson('Caio Dias', { browser });
  await desk.openLobby();
  await expect(desk.page.locator('video')).toBeVisible();
  await expect(desk.button('Switch to the other camera')).toBeHidden();
});

test('a device that ends in the lobby is opened anew as the system’s choice', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza', { browser });
  await ana.context.addInitScript(simulateDevices);
  await ana.openLobby();
  await ana.button('Devices').click();
  await choose(ana, 'Camera', cameras[1]);
  await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[1]]);
  await expect
    .poll(() => ana.page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
    .toBeGreaterThan(1);
  await unplug(ana, cameras[1]);
  await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[0]]);
  await expect(ana.page.locator('video')).toBeVisible();
  await expect(ana.page.getByRole('combobox', { name: 'Camera' })).toHaveValue('');
});
