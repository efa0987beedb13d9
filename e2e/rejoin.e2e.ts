import { ParticipantInfo_State, SimulateScenario } from '@livekit/protocol';
import { expect } from '@playwright/test';
import { banner, expectBack } from './expect-back.ts';
import { allStreams, expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';
import { beginAnew, Signalling } from './signalling.ts';

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
