import { expect } from '@playwright/test';
import { allStreams, expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';
import { goThroughRelay, startLossyRelay } from './lossy-relay.ts';
import type { Person } from './person.ts';
import { Signalling } from './signalling.ts';
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

test('who receives poorly for long is told so, and is offered to do without pictures', async ({
  newPerson,
  stack,
}) => {
  test.setTimeout(120_000);
  const relay = await startLossyRelay(stack.sfuUdpPort);
  try {
    const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
    const wire = await Signalling.tap(ana);
    await ana.context.addInitScript(goThroughRelay, { from: stack.sfuUdpPort, to: relay.port });
    await ana.join();
    await bia.join();
    await expectToRise(ana, allStreams);
    relay.beginToLose();
    const stop = wire.sayPoor();
    const words = 'Your connection is too slow for everyone’s pictures. Without them the sound gets better.';
    const offer = ana.page.getByRole('status').filter({ hasText: words });
    await expect(offer).toBeVisible({ timeout: 40_000 });
    expect(relay.packetsLost()).toBeGreaterThan(100);

    await offer.getByRole('button', { name: 'Turn off pictures' }).click();
    await expect(offer).toBeHidden();
    await expect(ana.tile('Bia Lima').getByText('Picture off to save data')).toBeVisible();
    await receivedDuring(ana, 5);
    const received = await receivedDuring(ana, 3);
    expect(received.video).toBe(0);
    expect(received.audio).toBeGreaterThan(500);
    await expectToRise(bia, ['audioIn', 'videoIn']);
    stop();
    await ana.depart();
  } finally {
    relay.stop();
  }
});
