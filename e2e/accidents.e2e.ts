import { expect } from '@playwright/test';
import { expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';

test('closing the page asks while in a room, and only then', async ({ newPerson, stack, roomName }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  const asked: string[] = [];
  ana.page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await bia.join();
  await ana.join();
  await ana.page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expectToRise(bia, ['audioIn', 'videoIn']); // who stays is still in the call
  expect(await stack.administration.listParticipants(roomName)).toHaveLength(2);

  await ana.button('Leave call').click();
  await expect(ana.button('Rejoin')).toBeVisible();
  const closed = ana.page.waitForEvent('close');
  await ana.page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toHaveLength(1);
});

test('the screen stays awake in a room, also after the tab was away, and not longer', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana Souza');
  await ana.context.addInitScript(() => {
    const locks: WakeLockSentinel[] = [];
    const request = WakeLock.prototype.request;
    WakeLock.prototype.request = async function (this: WakeLock, type) {
      const lock = await request.call(this, type);
      locks.push(lock);
      return lock;
    };
    Object.assign(window, { wakeLocks: locks });
  });
  const held = (): Promise<number> =>
    ana.page.evaluate(() => {
      const { wakeLocks } = window as unknown as { wakeLocks: WakeLockSentinel[] };
      return wakeLocks.filter(({ released }) => !released).length;
    });
  await ana.openLobby();
  expect(await held()).toBe(0);
  await ana.button('Join now').click();
  await expect.poll(held).toBe(1);
  // What a browser does to a tab that is hidden, and to one that is shown again.
  await ana.page.evaluate(async () => {
    const { wakeLocks } = window as unknown as { wakeLocks: WakeLockSentinel[] };
    await wakeLocks[0]?.release();
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(held).toBe(1);
  await ana.button('Leave call').click();
  await expect.poll(held).toBe(0);
});

test('who is alone for an hour is asked, may stay, and else is let go with words for it', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana Souza');
  const hour = 60 * 60 * 1000;
  let now = Date.now();
  const passes = (milliseconds: number): Promise<void> => {
    now += milliseconds;
    return ana.page.clock.setSystemTime(now);
  };
  await ana.page.clock.install({ time: now });
  await ana.join();
  const question = ana.page.getByRole('alertdialog', { name: 'Still there?' });
  await passes(hour - 60_000);
  await expect(ana.button('Leave call')).toBeVisible();
  await expect(question).toBeHidden();
  await passes(60_000);
  await expect(question).toContainText(/The call ends in \d+ seconds?\./);
  await question.getByRole('button', { name: 'Stay in the call' }).click();
  await expect(question).toBeHidden();
  await expectToRise(ana, ['audioOut']);

  await passes(hour);
  await expect(question).toBeVisible();
  await passes(60_000);
  await expect(ana.page.getByRole('heading', { name: 'You were the only one for an hour' })).toBeVisible();
  expect(await ana.page.evaluate(() => window.observedMedia.liveTracks())).toBe(0);
  await ana.button('Rejoin').click();
  await expect(ana.button('Leave call')).toBeVisible();
});

test('devices that are allowed only after one has left do not follow one', async ({ newPerson }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.context.addInitScript(() => {
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const { promise, resolve } = Promise.withResolvers<void>();
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      await promise;
      return original(constraints);
    };
    Object.assign(window, { allowDevices: resolve });
  });
  const live = (): Promise<number> => ana.page.evaluate(() => window.observedMedia.liveTracks());
  await bia.join();
  await ana.openLobby();
  await ana.button('Join now').click();
  await ana.button('Leave call').click();
  await ana.button('Rejoin').click();
  await expect(ana.button('Leave call')).toBeVisible();
  await ana.page.evaluate(() => (window as unknown as { allowDevices: () => void }).allowDevices());
  // They go into the room one is in, once.
  await expectToRise(bia, ['audioIn', 'videoIn']);
  await expect.poll(live).toBe(2);
  await ana.button('Leave call').click();
  await expect(ana.button('Rejoin')).toBeVisible();
  await expect.poll(live).toBe(0);
});

test('who is turned away by the SFU because the room filled up meanwhile is told so', async ({
  newPerson,
  stack,
  roomName,
}) => {
  await stack.restartApi({ ROOM_MAX_PARTICIPANTS: '2' });
  try {
    const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
    const carla = await newPerson('Carla Dias');
    await ana.join();
    // A token from when there was still a place.
    const early = await fetch(`${stack.apiUrl}/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ participantName: carla.name, roomName }),
    });
    expect(early.status).toBe(201);
    const json: unknown = await early.json();
    let asked = 0;
    await carla.page.route('**/api/auth/token', (route) =>
      asked++ === 0 ? route.fulfill({ status: 201, json }) : route.continue(),
    );
    await bia.join();
    await carla.openLobby();
    await carla.button('Join now').click();
    await expect(carla.page.getByRole('alert')).toContainText('The room is full.');
  } finally {
    await stack.restartApi({});
  }
});
