import { SimulateScenario } from '@livekit/protocol';
import { expect } from '@playwright/test';
import { banner, expectBack, identityOf } from './expect-back.ts';
import { allStreams, expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';
import { lies, watchHonesty } from './honesty.ts';
import type { Traffic } from './observe-media.ts';
import type { Person } from './person.ts';
import { beginAnew, Signalling } from './signalling.ts';

/** Everything but the own voice of someone who is muted. */
const allButOwnSound: readonly (keyof Traffic)[] = ['audioIn', 'videoIn', 'videoOut'];

type Outage = { ana: Person; wire: Signalling };

const simulate = (scenario: SimulateScenario['scenario']): Parameters<Signalling['toSfu']>[0] => ({
  case: 'simulate',
  value: new SimulateScenario({ scenario }),
});

// What `room.simulateScenario` does in the SDK, done on the wire, so that the page needs no door for tests. Its
// `leave-full-reconnect` asks the SFU to say what `full-reconnect` says here; this SFU does not know that request.
const scenarios: Record<string, (outage: Outage) => Promise<void> | void> = {
  'signal-reconnect': ({ wire }) => wire.cut(),
  'resume-reconnect': ({ wire }) => {
    wire.refuse(1);
    return wire.cut();
  },
  'disconnect-signal-on-resume': ({ wire }) => {
    wire.toSfu(simulate({ case: 'disconnectSignalOnResume', value: true }));
    return wire.cut();
  },
  'disconnect-signal-on-resume-no-messages': ({ wire }) => {
    wire.toSfu(simulate({ case: 'disconnectSignalOnResumeNoMessages', value: true }));
    return wire.cut();
  },
  'full-reconnect': ({ wire }) => wire.toPage(beginAnew),
  'node-failure': ({ wire }) => wire.toSfu(simulate({ case: 'nodeFailure', value: true })),
  'server-leave': ({ wire }) => wire.toSfu(simulate({ case: 'serverLeave', value: true })),
  migration: ({ wire }) => wire.toSfu(simulate({ case: 'migration', value: true })),
};

for (const [scenario, begin] of Object.entries(scenarios)) {
  test(`after ${scenario} everything is as before`, async ({ newPerson }) => {
    const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
    test.setTimeout(120_000);
    const wire = await Signalling.tap(ana);
    await ana.join();
    await bia.join();
    await ana.button('Turn off microphone').click();
    await expect(bia.tile('Ana Souza').getByRole('img', { name: 'Microphone off' })).toBeVisible();
    await expectToRise(ana, allButOwnSound);
    const identity = await identityOf(bia, 'Ana Souza');
    const glances = await watchHonesty(ana);
    const packets = (await ana.packets()).audioOut;

    await begin({ ana, wire });
    // It did happen: the page needed another socket.
    await expect.poll(() => wire.opened, { timeout: 30_000 }).toBeGreaterThan(1);
    await expectBack([
      [ana, allButOwnSound],
      [bia, ['audioOut', 'videoIn', 'videoOut']],
    ]);
    await expect(bia.tile('Ana Souza').getByRole('img', { name: 'Microphone off' })).toBeVisible();
    await expect(ana.button('Turn on microphone')).toBeVisible();
    expect((await ana.packets()).audioOut - packets).toBe(0);
    expect(lies(await glances())).toEqual([]);
    expect(await identityOf(bia, 'Ana Souza')).toBe(identity);
    expect(await ana.getUserMediaCalls()).toBe(1);

    await ana.button('Turn on microphone').click();
    await expectToRise(bia, ['audioIn']);
  });
}

test('signalling may be away for long: while media go through nothing is cut, and what is pressed is so afterwards', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(120_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  const wire = await Signalling.tap(ana);
  await ana.join();
  await bia.join();
  await expectToRise(ana, allStreams);
  const glances = await watchHonesty(ana);
  // More than the SDK tries by itself: some ten seconds of them.
  const refusals = 8;
  wire.refuse(refusals);
  await wire.cut();
  await expect(banner(ana, 'Connection interrupted. Reconnecting…')).toBeVisible();
  await ana.button('Turn off microphone').click();
  await expect.poll(() => wire.opened, { timeout: 30_000 }).toBe(refusals);
  const packets = (await ana.packets()).audioOut;
  // Longer than the page would wait for a connection without media, and both still see each other.
  await expectToRise(ana, allButOwnSound);
  await expectToRise(bia, ['audioOut', 'videoIn', 'videoOut']);
  expect((await ana.packets()).audioOut - packets).toBe(0);

  await expect(banner(ana)).toBeHidden({ timeout: 15_000 });
  await expect(bia.tile('Ana Souza').getByRole('img', { name: 'Microphone off' })).toBeVisible();
  await expectBack([
    [ana, allButOwnSound],
    [bia, ['audioOut', 'videoIn', 'videoOut']],
  ]);
  expect(lies(await glances())).toEqual([]);
  expect(await ana.getUserMediaCalls()).toBe(1);
  // The same session as before: one who came back would be a row more.
  expect(await stack.sessionLogs(roomName)).toEqual([
    { participant_name: 'Ana Souza', status: 'joined', left_reason: null },
    { participant_name: 'Bia Lima', status: 'joined', left_reason: null },
  ]);
});

test('an answer of the SFU that was lost with the signalling does not cut a call in which media go through', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(120_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  const wire = await Signalling.tap(ana);
  await bia.openLobby();
  await bia.button('Turn off camera').click();
  await bia.button('Join now').click();
  await ana.join();
  await expectToRise(ana, ['audioIn', 'audioOut', 'videoOut']);
  wire.loseAnswers();
  await bia.button('Turn on camera').click();
  await expect.poll(() => wire.answersLost).toBeGreaterThan(0);
  // Longer than the SDK waits for an answer: some eighteen seconds of them, and it waits for fifteen.
  const refusals = 10;
  wire.refuse(refusals);
  await wire.cut();
  await expect.poll(() => wire.opened, { timeout: 30_000 }).toBe(refusals);
  await expect(banner(ana)).toBeHidden({ timeout: 15_000 });
  await expectBack([
    [ana, allStreams],
    [bia, allStreams],
  ]);
  expect(await stack.sessionLogs(roomName)).toEqual([
    { participant_name: 'Bia Lima', status: 'joined', left_reason: null },
    { participant_name: 'Ana Souza', status: 'joined', left_reason: null },
  ]);
});

test('an SFU that insists on a media path that is not there (force-tcp) does not keep one out', async ({
  newPerson,
}) => {
  test.setTimeout(180_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  const wire = await Signalling.tap(ana);
  await ana.join();
  await bia.join();
  await expectToRise(ana, allStreams);
  wire.toSfu(simulate({ case: 'switchCandidateProtocol', value: 1 })); // this SFU has no port for it
  wire.toPage(beginAnew);
  await expect(banner(ana)).toBeVisible();
  await expect(banner(ana)).toBeHidden({ timeout: 90_000 });
  await expectBack([
    [ana, allStreams],
    [bia, allStreams],
  ]);
  expect(await ana.getUserMediaCalls()).toBe(1);
});

test('new speakers and less bandwidth cost no connection', async ({ newPerson }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  const wire = await Signalling.tap(ana);
  await ana.join();
  await bia.join();
  wire.toSfu(simulate({ case: 'speakerUpdate', value: 3 }));
  await expect(bia.page.locator('[data-speaking=true]').first()).toBeVisible();
  wire.toSfu(simulate({ case: 'subscriberBandwidth', value: 100_000n }));
  await expectToRise(ana, allStreams);
  await expectToRise(bia, allStreams);
  expect(wire.opened).toBe(1);
});
