import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { type Living, living } from './living.ts';

/** Joins and leaves on one page before the first count. */
const firstStays = 5;

for (const [stays, tag] of [
  [25, ''],
  [100, ' @long'],
] as const)
  test(`a page that was in and out of a room ${stays} times holds nothing of it${tag}`, async ({
    chromiumWithMedia,
    stack,
    roomName,
  }) => {
    test.setTimeout(300_000);
    // Without the usual observers: they would hold what they observe.
    const page = await chromiumWithMedia.newPage({ locale: 'en-US' });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    try {
      await page.goto(`${stack.url}/r/${roomName}`);
      await page.getByRole('textbox').fill('Ana Souza');
      await page.getByRole('button', { name: 'Join now' }).click();
      const stay = async (): Promise<void> => {
        await page.getByRole('button', { name: 'Leave call' }).click();
        await page.getByRole('button', { name: 'Rejoin' }).click();
        await page.getByRole('button', { name: 'Leave call' }).waitFor();
      };
      for (let count = 1; count < firstStays; count++) await stay();
      // The measure works: what lives while in a room is seen.
      const inside = await living(page, cdp);
      expect(Math.min(inside.rooms, inside.connections, inside.sockets, inside.liveTracks)).toBeGreaterThan(
        0,
      );
      /** Leaves for good; answers with what lives once the browser, too, has let go of the devices' tracks. */
      const leave = async (): Promise<Living> => {
        await page.getByRole('button', { name: 'Leave call' }).click();
        await page.getByRole('button', { name: 'Rejoin' }).waitFor();
        let left = inside;
        const heldTracks = async (): Promise<number> => {
          left = await living(page, cdp);
          return Math.max(0, left.tracks - 2 * left.rooms);
        };
        await expect.poll(heldTracks, { timeout: 30_000 }).toBe(0);
        return left;
      };
      const before = await leave();

      await page.getByRole('button', { name: 'Rejoin' }).click();
      await page.getByRole('button', { name: 'Leave call' }).waitFor();
      for (let count = firstStays + 1; count < stays; count++) await stay();
      const after = await leave();
      process.stdout.write(
        `after ${firstStays} stays ${JSON.stringify(before)}, after ${stays} ${JSON.stringify(after)}\n`,
      );

      expect(after.liveTracks).toBe(0);
      for (const kind of ['rooms', 'connections', 'sockets', 'contexts'] as const)
        expect({ kind, count: after[kind] }).toEqual({ kind, count: Math.min(after[kind], 2) });
      // React may keep what it drew last, a room and its listeners: one, however many there were.
      const ofOneRoom = inside.listeners - before.listeners;
      const ofKeptRooms = Math.max(0, after.rooms - before.rooms) * ofOneRoom;
      expect(after.listeners - before.listeners - ofKeptRooms).toBeLessThan(5);
    } finally {
      await page.close({ runBeforeUnload: false });
    }
  });

test('however fast one navigates there is one socket and one participant', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(180_000);
  const ana = await newPerson('Ana Souza');
  let open = 0;
  let opened = 0;
  ana.page.on('websocket', (socket) => {
    open++;
    opened++;
    socket.on('close', () => open--);
  });
  await ana.openLobby();
  // Into the room and away again, fifty times, without ever waiting for anything but the button.
  await ana.page.evaluate(async (path) => {
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    const joinButton = (): HTMLButtonElement | undefined =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Join now');
    for (let flip = 0; flip < 50; flip++) {
      while (joinButton() === undefined) await frame();
      joinButton()?.click();
      for (let frames = 0; frames < flip % 12; frames++) await frame();
      history.pushState(null, '', '/');
      await frame();
      history.pushState(null, '', path);
    }
  }, `/r/${roomName}`);
  await ana.button('Join now').click();
  await expect(ana.button('Leave call')).toBeVisible();
  await expect.poll(() => open).toBe(1);
  await expect.poll(async () => (await stack.administration.listParticipants(roomName)).length).toBe(1);
  await expect.poll(() => ana.page.evaluate(() => window.observedMedia.liveTracks())).toBe(2);
  await expect(ana.page.getByTestId('participant-tile')).toHaveCount(1);
  process.stdout.write(`50 flips opened ${opened - 1} sockets, none is left\n`);
});

test('who leaves before the SFU has answered keeps no place in the room', async ({
  newPerson,
  stack,
  roomName,
}) => {
  const ana = await newPerson('Ana Souza');
  await ana.openLobby();
  // From the token on the SFU says nothing.
  await ana.page.route('**/api/auth/token', async (route) => {
    const response = await route.fetch();
    stack.freezeSfu();
    await route.fulfill({ response });
  });
  try {
    const [socket] = await Promise.all([ana.page.waitForEvent('websocket'), ana.button('Join now').click()]);
    // Who hung up before it would be held a place for a minute: there is an answer, then goodbye.
    const heard = socket.waitForEvent('framereceived').then(() => socket.waitForEvent('close'));
    await ana.page.getByRole('link', { name: 'LiveMeet' }).first().click();
    await expect(ana.page.getByRole('heading', { level: 1 })).toBeVisible();
    stack.thawSfu();
    await heard;
  } finally {
    stack.thawSfu();
  }
  await expect.poll(() => stack.administration.listParticipants(roomName)).toEqual([]);
});
