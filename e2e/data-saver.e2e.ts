import { expect } from '@playwright/test';
import { expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';
import type { Person } from './person.ts';
import { SyntheticPerson } from './synthetic-people.ts';

/** How much of picture and sound came in during this many seconds of the page's own clock. */
async function receivedDuring(person: Person, seconds: number): Promise<{ video: number; audio: number }> {
  const before = await person.bytes();
  const since = await person.page.evaluate(() => performance.now());
  await person.page.waitForFunction((end) => performance.now() > end, since + seconds * 1000, {
    timeout: 60_000,
  });
  const after = await person.bytes();
  return { video: after.videoIn - before.videoIn, audio: after.audioIn - before.audioIn };
}

test('the data saver stops every picture within five seconds, the sound goes on, and off again all come back', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(120_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  for (const person of [ana, bia]) await person.join();
  const caio = await SyntheticPerson.enter(stack, roomName, 'Caio Prado');
  await caio.turnOnCamera();
  await expectToRise(ana, ['audioIn', 'videoIn']);
  await expect(ana.tile('Bia Lima').locator('video')).toBeVisible();

  await ana.preferFromNowOn({ isDataSaverOn: true });
  const others = [ana.tile('Bia Lima'), ana.tile('Caio Prado')];
  for (const tile of others) {
    await expect(tile.getByText('Picture off to save data')).toBeVisible();
    await expect(tile.locator('video')).toHaveCount(0);
  }
  await receivedDuring(ana, 5);
  const received = await receivedDuring(ana, 3);
  expect(received.video).toBe(0);
  expect(received.audio).toBeGreaterThan(500);
  // Oneself still sends, and sees oneself.
  await expect(ana.tile('Ana Souza (you)').locator('video')).toBeVisible();
  await expectToRise(bia, ['videoIn', 'audioIn']);

  await ana.preferFromNowOn({ isDataSaverOn: false });
  for (const tile of others) await expect(tile.locator('video')).toBeVisible();
  await expectToRise(ana, ['audioIn', 'videoIn']);
  await caio.leave();
});

test('with the data saver on from the start, whoever comes is heard and not seen', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(120_000);
  const [ana, caio] = [await newPerson('Ana Souza'), await newPerson('Caio Prado')];
  await ana.prefer({ isDataSaverOn: true });
  const bia = await SyntheticPerson.enter(stack, roomName, 'Bia Lima');
  await bia.turnOnCamera();
  await ana.join();
  await caio.join();
  for (const name of ['Bia Lima', 'Caio Prado'])
    await expect(ana.tile(name).getByText('Picture off to save data')).toBeVisible();
  await caio.button('Turn off camera').click();
  await expect(ana.tile('Caio Prado').getByText('Picture off to save data')).toBeHidden();
  await receivedDuring(ana, 5);
  const received = await receivedDuring(ana, 3);
  expect(received.video).toBe(0);
  expect(received.audio).toBeGreaterThan(500);
  await bia.leave();
});
