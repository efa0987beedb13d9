import { expect } from '@playwright/test';
import { allStreams, expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';

test('two people meet, and sound and picture flow both ways', async ({ newPerson, stack, roomName }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await expect(ana.page.getByRole('heading', { name: 'You are the only one here' })).toBeVisible();
  await bia.join();

  for (const [person, other] of [
    [ana, bia],
    [bia, ana],
  ] as const) {
    await expect(person.tile(other.name).locator('video')).toBeVisible();
    await expect(person.tile(`${person.name} (you)`).locator('video')).toBeVisible();
    await expect(person.page.getByTestId('participant-tile')).toHaveCount(2);
    await expectToRise(person, allStreams);
  }
  await expect(ana.page.getByRole('heading', { name: 'You are the only one here' })).toBeHidden();
  await expect
    .poll(() => stack.sessionLogs(roomName))
    .toEqual([
      { participant_name: 'Ana Souza', status: 'joined', left_reason: null },
      { participant_name: 'Bia Lima', status: 'joined', left_reason: null },
    ]);
});

test('the lobby and the room share one question for microphone and camera', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza');
  await ana.openLobby();
  await expect(ana.page.locator('video')).toBeVisible();
  await ana.button('Join now').click();
  await expect(ana.tile('Ana Souza (you)').locator('video')).toBeVisible();
  await expectToRise(ana, ['audioOut', 'videoOut']);
  expect(await ana.getUserMediaCalls()).toBe(1);
});

test('a muted microphone is seen by the other and sends nothing', async ({ newPerson }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await bia.join();
  await expectToRise(bia, ['audioIn']);

  await ana.button('Turn off microphone').click();
  await expect(bia.tile('Ana Souza').getByRole('img', { name: 'Microphone off' })).toBeVisible();
  await expect(ana.button('Turn on microphone')).toBeVisible();

  // The clock is the picture, which goes on: while 50 kB of it arrive, not one packet of sound leaves or arrives. The
  // SFU itself ends a muted track with a burst of blank frames, so the receiver's silence may begin a little later.
  const soundDuringPictures = async (): Promise<{ sent: number; received: number }> => {
    const [sent, received] = [(await ana.packets()).audioOut, (await bia.packets()).audioIn];
    await expectToRise(bia, ['videoIn'], 50_000);
    return {
      sent: (await ana.packets()).audioOut - sent,
      received: (await bia.packets()).audioIn - received,
    };
  };
  expect((await soundDuringPictures()).sent).toBe(0);
  await expect.poll(soundDuringPictures).toEqual({ sent: 0, received: 0 });

  await ana.button('Turn on microphone').click();
  await expect(bia.tile('Ana Souza').getByRole('img', { name: 'Microphone off' })).toBeHidden();
  await expectToRise(bia, ['audioIn']);
});

test('a microphone that is off in the lobby is off in the room, and nothing of it was ever sent', async ({
  newPerson,
}) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await bia.join();
  await ana.openLobby();
  await ana.button('Turn off microphone').click();
  await ana.button('Join now').click();
  await expect(bia.tile('Ana Souza').getByRole('img', { name: 'Microphone off' })).toBeVisible();
  await expectToRise(bia, ['videoIn'], 50_000);
  expect((await ana.packets()).audioOut).toBe(0);

  await ana.button('Turn on microphone').click();
  await expectToRise(bia, ['audioIn']);
});

test('a camera that is turned off becomes initials, and its light goes out', async ({ newPerson }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await bia.join();
  await expectToRise(bia, ['videoIn']);
  await ana.button('Turn off camera').click();
  await expect(bia.tile('Ana Souza').locator('video')).toBeHidden();
  await expect(bia.tile('Ana Souza').getByText('AS', { exact: true })).toBeVisible();
  await ana.button('Turn on camera').click();
  await expect(bia.tile('Ana Souza').locator('video')).toBeVisible();
  await expectToRise(bia, ['videoIn']);
});

test('one leaves: the tile goes, the row says left, and Rejoin brings them back as they were', async ({
  newPerson,
  stack,
  roomName,
}) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await bia.join();
  await expect(ana.tile('Bia Lima')).toBeVisible();
  await bia.button('Turn off camera').click();
  await expect(bia.button('Turn on camera')).toBeVisible();

  await bia.button('Leave call').click();
  await expect(bia.page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
  await expect(ana.tile('Bia Lima')).toBeHidden();
  await expect
    .poll(() => stack.sessionLogs(roomName))
    .toEqual([
      { participant_name: 'Ana Souza', status: 'joined', left_reason: null },
      { participant_name: 'Bia Lima', status: 'left', left_reason: 'CLIENT_INITIATED' },
    ]);

  await bia.button('Rejoin').click();
  await expect(ana.tile('Bia Lima')).toBeVisible();
  await expect(ana.tile('Bia Lima').locator('video')).toBeHidden();
  await expect(bia.button('Turn on camera')).toBeVisible();
  await expectToRise(ana, ['audioIn']);
  await expect(ana.page.getByTestId('participant-tile')).toHaveCount(2);
});

test('a closed tab is a tile that goes and a row that ends', async ({ newPerson, stack, roomName }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await bia.join();
  await expect(ana.tile('Bia Lima')).toBeVisible();
  // Chromium gives a closing page half a second to say goodbye. One that is still busy with joining may need longer; the
  // SFU then gives it up after 21 s, as it does a browser that was killed.
  await bia.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await bia.page.close({ runBeforeUnload: false });
  await expect(ana.tile('Bia Lima')).toBeHidden();
  await expect
    .poll(async () => (await stack.sessionLogs(roomName)).map(({ status }) => status))
    .toEqual(['joined', 'left']);
});

test('the same name twice is two people', async ({ newPerson }) => {
  const [first, second] = [await newPerson('Ana Souza'), await newPerson('Ana Souza')];
  await first.join();
  await second.join();
  await expect(first.page.getByTestId('participant-tile')).toHaveCount(2);
  await expect(second.tile('Ana Souza')).toBeVisible();
  await expect(first.tile('Ana Souza')).toBeVisible();
});
