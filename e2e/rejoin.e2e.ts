import { ParticipantInfo_State, SimulateScenario } from '@livekit/protocol';
import { type Browser, expect } from '@playwright/test';
import { banner, expectBack } from './expect-back.ts';
import { allStreams, expectToRise } from './expect-to-rise.ts';
import { launchChromium, test } from './fixtures.ts';
import type { Person } from './person.ts';
import { beginAnew, Signalling } from './signalling.ts';
import { asked, choose, open, simulateDevices, unplug } from './simulate-devices.ts';
import type { Stack } from './stack.ts';

const rejoining = 'The connection was lost. Bringing you back…';

test('a room that filled up meanwhile is said, waited for, and entered once someone has left', async ({
  newPerson,
  stack,
}) => {
  test.setTimeout(120_000);
  await stack.restartApi({ ROOM_MAX_PARTICIPANTS: '2' });
  try {
    const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
    const wire = await Signalling.tap(ana);
    await ana.join();
    await bia.join();
    await expectToRise(ana, allStreams);
    wire.refuse(Number.POSITIVE_INFINITY);
    wire.toPage(beginAnew);
    await expect(banner(ana, rejoining)).toBeVisible();
    await expect(bia.tile('Ana Souza')).toBeHidden({ timeout: 30_000 });
    const caio = await newPerson('Caio Prado');
    await caio.join();

    wire.refuse(0);
    await expect(banner(ana, 'The room is full just now.')).toBeVisible({ timeout: 30_000 });
    await bia.button('Leave call').click();
    await expectBack([
      [ana, allStreams],
      [caio, allStreams],
    ]);
    await expect(banner(ana, 'The room is full just now.')).toBeHidden();
    expect(await ana.getUserMediaCalls()).toBe(1);
  } finally {
    await stack.restartApi({});
  }
});

test('who is removed on the way back is told so, stays out, and may rejoin by hand', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(120_000);
  const ana = await newPerson('Ana Souza');
  const wire = await Signalling.tap(ana);
  await ana.join();
  // Over a media path that is not there: to the SFU Ana is on her way in until someone gives up.
  const value = new SimulateScenario({ scenario: { case: 'switchCandidateProtocol', value: 1 } });
  wire.toSfu({ case: 'simulate', value });
  wire.toPage(beginAnew);
  await expect(banner(ana, rejoining)).toBeVisible();
  const onTheWay = async (): Promise<string | undefined> =>
    (await stack.administration.listParticipants(roomName)).find(
      ({ state }) => state !== ParticipantInfo_State.ACTIVE,
    )?.identity;
  await expect.poll(onTheWay, { intervals: [100] }).toBeDefined();
  await stack.administration.removeParticipant(roomName, (await onTheWay()) ?? '');

  await expect(ana.page.getByRole('heading', { name: 'You were removed from the meeting' })).toBeVisible();
  await expect(ana.page.getByText('Someone who runs this server ended your participation.')).toBeVisible();
  expect(await ana.page.evaluate(() => window.observedMedia.liveTracks())).toBe(0);
  expect(await stack.administration.listParticipants(roomName)).toEqual([]);

  await ana.button('Rejoin').click();
  await expect(ana.button('Leave call')).toBeVisible({ timeout: 30_000 });
  await expectToRise(ana, ['audioOut']);
});

const microphones = ['Fake Default Audio Input', 'Fake Audio Input 2'] as const;
const cameras = ['fake_device_0', 'fake_device_2'] as const;

for (const { away, begin, end } of [
  {
    away: 'Connection interrupted. Reconnecting…',
    begin: (stack: Stack) => stack.freezeSfu(),
    end: (stack: Stack) => stack.thawSfu(),
  },
  {
    away: rejoining,
    begin: (stack: Stack) => stack.kill('livekit'),
    end: (stack: Stack) => stack.revive('livekit'),
  },
])
  test(`devices chosen during “${away}” are in use once back, and opened once`, async ({
    newPerson,
    stack,
  }) => {
    test.setTimeout(120_000);
    await withThreeOfEach(async (browser) => {
      const ana = await newPerson('Ana Souza', { browser });
      const bia = await newPerson('Bia Lima');
      await ana.context.addInitScript(simulateDevices);
      await ana.join();
      await bia.join();
      await expectToRise(bia, allStreams);
      await begin(stack);
      try {
        await expect(banner(ana, away)).toBeVisible({ timeout: 30_000 });
        await openSettings(ana);
        await choose(ana, 'Microphone', microphones[1]);
        await expect.poll(() => open(ana)).toEqual([cameras[0], microphones[1]]);
        await choose(ana, 'Camera', cameras[1]);
        await expect.poll(() => open(ana)).toEqual([microphones[1], cameras[1]]);
        await ana.page.keyboard.press('Escape');
        await expect(banner(ana, away)).toBeVisible();
      } finally {
        await end(stack);
      }
      await expectBack([
        [ana, allStreams],
        [bia, allStreams],
      ]);
      expect(await asked(ana)).toEqual(['audio+video', 'audio', 'video']);
      expect(await open(ana)).toEqual([microphones[1], cameras[1]]);
      await openSettings(ana);
      for (const [kind, label] of [
        ['Microphone', microphones[1]],
        ['Camera', cameras[1]],
      ] as const) {
        const chosen = ana.page.getByRole('combobox', { name: kind }).locator('option:checked');
        await expect(chosen).toHaveText(label);
      }
      await ana.depart();
    });
  });

test('a camera chosen and turned on while the call is away is the one that is on once back', async ({
  newPerson,
  stack,
}) => {
  test.setTimeout(120_000);
  await withThreeOfEach(async (browser) => {
    const ana = await newPerson('Ana Souza', { browser });
    const bia = await newPerson('Bia Lima');
    await ana.context.addInitScript(simulateDevices);
    await ana.openLobby();
    await ana.button('Turn off camera').click();
    await ana.button('Join now').click();
    await bia.join();
    await expect(ana.button('Turn on camera')).toBeVisible();
    await expectToRise(bia, ['audioIn']);
    await stack.kill('livekit');
    try {
      await expect(banner(ana, rejoining)).toBeVisible({ timeout: 30_000 });
      await openSettings(ana);
      await choose(ana, 'Camera', cameras[1]);
      await ana.page.keyboard.press('Escape');
      await ana.button('Turn on camera').click();
      await expect(ana.button('Turn off camera')).toBeVisible();
    } finally {
      await stack.revive('livekit');
    }
    await expectBack([
      [ana, allStreams],
      [bia, allStreams],
    ]);
    expect(await asked(ana)).toEqual(['audio+video', 'video']);
    expect(await open(ana)).toEqual([microphones[0], cameras[1]]);
    await ana.depart();
  });
});

test('a device that cannot be opened while the call is away makes way for another, and is not in use once back', async ({
  newPerson,
  stack,
}) => {
  test.setTimeout(120_000);
  await withThreeOfEach(async (browser) => {
    const ana = await newPerson('Ana Souza', { browser });
    const bia = await newPerson('Bia Lima');
    await ana.context.addInitScript(simulateDevices);
    await ana.join();
    await bia.join();
    await openSettings(ana);
    await choose(ana, 'Camera', cameras[1]);
    await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[1]]);
    await ana.page.keyboard.press('Escape');
    await ana.button('Turn off camera').click();
    await expect.poll(() => open(ana)).toEqual([microphones[0]]);
    await ana.page.evaluate((label) => window.simulatedDevices.occupy(label), microphones[1]);
    await expectToRise(bia, ['audioIn']);
    await stack.kill('livekit');
    try {
      await expect(banner(ana, rejoining)).toBeVisible({ timeout: 30_000 });
      // In another program's hands: the former one goes on.
      await openSettings(ana);
      await choose(ana, 'Microphone', microphones[1]);
      await expect(ana.page.getByText('Another program seems to use your microphone.')).toBeVisible();
      await expect.poll(() => open(ana)).toEqual([microphones[0]]);
      await ana.page.keyboard.press('Escape');
      // Unplugged while it was off: the system's choice is turned on.
      await unplug(ana, cameras[1]);
      await ana.button('Turn on camera').click();
      await expect.poll(() => open(ana)).toEqual([microphones[0], cameras[0]]);
    } finally {
      await stack.revive('livekit');
    }
    await expectBack([
      [ana, allStreams],
      [bia, allStreams],
    ]);
    expect(await open(ana)).toEqual([microphones[0], cameras[0]]);
    await ana.depart();
  });
});

/** Brings a browser with three microphones and cameras, of which the second camera gives depth, which nobody sends. */
async function withThreeOfEach(use: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await launchChromium([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream=device-count=3,fps=5',
  ]);
  try {
    await use(browser);
  } finally {
    await browser.close();
  }
}

async function openSettings(person: Person): Promise<void> {
  await person.button('More').click();
  await person.page.getByRole('menuitem', { name: 'Settings' }).click();
  await person.page.getByRole('dialog', { name: 'Settings' }).waitFor();
}
