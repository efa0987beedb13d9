import { join } from 'node:path';
import { expect } from '@playwright/test';
import { allStreams, expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';

const outages = [
  { part: 'api', words: 'The meeting server does not answer.' },
  { part: 'livekit', words: 'The media server cannot be reached.' },
] as const;

for (const { part, words } of outages) {
  test(`joining without ${part} says so, keeps everything, and works once it is back`, async ({
    newPerson,
    stack,
  }) => {
    const ana = await newPerson('Ana Souza');
    await ana.openLobby();
    await stack.kill(part);
    try {
      await ana.button('Join now').click();
      await expect(ana.page.getByRole('alert')).toContainText(words, { timeout: 40_000 });
      await expect(ana.page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ana Souza');
      await expect(ana.page.locator('video')).toBeVisible();
    } finally {
      await stack.revive(part);
    }
    // The part is back before all others have noticed it; a try may come too early.
    await expect(async () => {
      await ana.button('Join now').click();
      await expect(ana.button('Leave call')).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await expectToRise(ana, ['audioOut', 'videoOut']);
    expect(await ana.getUserMediaCalls()).toBe(1);
  });
}

test('joining works without postgres, and the log has it once postgres is back', async ({
  newPerson,
  stack,
  roomName,
}) => {
  const ana = await newPerson('Ana Souza');
  await ana.openLobby();
  await stack.kill('postgres');
  try {
    await expect(stack.sessionLogs(roomName)).rejects.toThrow();
    await ana.button('Join now').click();
    await expect(ana.button('Leave call')).toBeVisible();
    await expectToRise(ana, ['audioOut', 'videoOut']);
  } finally {
    await stack.revive('postgres');
  }
  await expect
    .poll(() => stack.sessionLogs(roomName), { timeout: 20_000 })
    .toMatchObject([{ status: 'joined' }]);
});

test('joining without postgres and with nowhere to write says so, keeps everything, and works once it is back', async ({
  newPerson,
  stack,
}) => {
  const ana = await newPerson('Ana Souza');
  // Nothing can be made below a file.
  await stack.restartApi({ SPOOL_DIRECTORY: join(import.meta.dirname, 'failures.e2e.ts', 'spool') });
  await ana.openLobby();
  await stack.kill('postgres');
  try {
    await ana.button('Join now').click();
    const words = 'The meeting server is busy recovering.';
    await expect(ana.page.getByRole('alert')).toContainText(words, { timeout: 20_000 });
    await expect(ana.page.getByRole('textbox', { name: 'Your name' })).toHaveValue('Ana Souza');
  } finally {
    await stack.revive('postgres');
  }
  // The API notices by itself that its database is back; a try may still come too early.
  await expect(async () => {
    await ana.button('Join now').click();
    await expect(ana.button('Leave call')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await stack.restartApi({});
});

test('too many requests are said with the seconds to wait', async ({ newPerson, stack }) => {
  const ana = await newPerson('Ana Souza');
  await ana.openLobby();
  const statuses: number[] = [];
  for (let sent = 0; sent < 300 && statuses.at(-1) !== 429; sent++) {
    const response = await fetch(`${stack.apiUrl}/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ participantName: 'Bia Lima' }),
    });
    statuses.push(response.status);
  }
  expect(statuses.at(-1)).toBe(429);
  try {
    await ana.button('Join now').click();
    await expect(ana.page.getByRole('alert')).toContainText(/You can join in \d+ seconds?\./);
  } finally {
    // The count is in the API's memory: a new process begins anew.
    await stack.kill('api');
    await stack.revive('api');
  }
  await ana.button('Join now').click();
  await expect(ana.button('Leave call')).toBeVisible();
});

test('a full room is said to who comes too late, and open again when someone has left', async ({
  newPerson,
  stack,
}) => {
  await stack.restartApi({ ROOM_MAX_PARTICIPANTS: '2' });
  try {
    const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
    await ana.join();
    await bia.join();
    const carla = await newPerson('Carla Dias');
    await carla.openLobby();
    await carla.button('Join now').click();
    await expect(carla.page.getByRole('alert')).toContainText('The room is full.');
    await bia.button('Leave call').click();
    await expect(async () => {
      await carla.button('Join now').click();
      await expect(carla.button('Leave call')).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await expectToRise(ana, allStreams);
  } finally {
    await stack.restartApi({});
  }
});

test('an SFU that dies and returns: the call says so, and goes on by itself', async ({
  newPerson,
  stack,
}) => {
  test.setTimeout(120_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await bia.join();
  await expectToRise(ana, allStreams);
  await stack.kill('livekit');
  const banner = { hasText: 'Connection interrupted. Reconnecting…' };
  for (const person of [ana, bia]) {
    await expect(person.page.getByRole('status').filter(banner)).toBeVisible();
    await expect(person.button('Leave call')).toBeEnabled();
  }
  // The outage is real: through a whole second of the page's own clock nothing arrives.
  const before = await ana.bytes();
  const since = await ana.page.evaluate(() => performance.now());
  await ana.page.waitForFunction((start) => performance.now() - start > 1000, since);
  expect(await ana.bytes()).toMatchObject({ audioIn: before.audioIn, videoIn: before.videoIn });

  await stack.revive('livekit');
  for (const person of [ana, bia]) {
    await expect(person.page.getByRole('status').filter(banner)).toBeHidden({ timeout: 60_000 });
    await expect(person.page.getByTestId('participant-tile')).toHaveCount(2, { timeout: 30_000 });
  }
  for (const person of [ana, bia]) await expectToRise(person, allStreams);
});

test('a call goes on while the API and the database are away', async ({ newPerson, stack }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await bia.join();
  await stack.kill('api');
  await stack.kill('postgres');
  try {
    await expect(fetch(`${stack.apiUrl}/health/live`)).rejects.toThrow();
    for (const person of [ana, bia]) await expectToRise(person, allStreams);
  } finally {
    await stack.revive('postgres');
    await stack.revive('api');
  }
});

test('who is removed, and who is in a room that is closed, is told which', async ({
  newPerson,
  stack,
  roomName,
}) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await bia.join();
  const inside = await stack.administration.listParticipants(roomName);
  const identity = inside.find(({ name }) => name === 'Ana Souza')?.identity ?? '';
  await stack.administration.removeParticipant(roomName, identity);
  await expect(ana.page.getByRole('heading', { name: 'You were removed from the meeting' })).toBeVisible();
  await expect(bia.tile('Ana Souza')).toBeHidden();
  await stack.administration.deleteRoom(roomName);
  await expect(bia.page.getByRole('heading', { name: 'The meeting was closed' })).toBeVisible();
  await expect
    .poll(() => stack.sessionLogs(roomName))
    .toEqual([
      { participant_name: 'Ana Souza', status: 'left', left_reason: 'PARTICIPANT_REMOVED' },
      { participant_name: 'Bia Lima', status: 'left', left_reason: 'ROOM_DELETED' },
    ]);
});

test('a join that was cancelled and connects after all does not end the one that followed', async ({
  newPerson,
}) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await bia.join(); // a camera that nobody watches is not sent
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  let sockets = 0;
  await ana.page.routeWebSocket(/\/rtc/, async (socket) => {
    sockets++;
    if (sockets === 1) await released;
    socket.connectToServer();
  });
  await ana.openLobby();
  await ana.button('Join now').click();
  await expect.poll(() => sockets).toBe(1);
  await ana.button('Cancel').click();
  await ana.button('Join now').click();
  await expectToRise(bia, ['audioIn', 'videoIn']);

  release();
  // The first gets in late, for it opens a peer connection; it is shut down, and the call goes on.
  await expectToRise(bia, ['videoIn'], 50_000);
  await expect(bia.page.getByTestId('participant-tile')).toHaveCount(2);
  await expect(ana.button('Leave call')).toBeVisible();
});
