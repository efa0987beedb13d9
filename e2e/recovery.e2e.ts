import { expect } from '@playwright/test';
import { backWithinMilliseconds, banner, expectBack, identityOf } from './expect-back.ts';
import { allStreams, expectToRise } from './expect-to-rise.ts';
import { launchChromium, test } from './fixtures.ts';
import { lies, watchHonesty } from './honesty.ts';
import { beginAnew, Signalling } from './signalling.ts';

const reconnecting = 'Connection interrupted. Reconnecting…';
const rejoining = 'The connection was lost. Bringing you back…';

test('an SFU that says goodbye and starts anew: the page goes back by itself, as the same participant', async ({
  newPerson,
  stack,
}) => {
  test.setTimeout(120_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  const tokens: string[] = [];
  ana.page.on('request', (request) => request.url().endsWith('/auth/token') && tokens.push(request.url()));
  await ana.join();
  await bia.join();
  await ana.button('Turn off camera').click();
  await expectToRise(ana, ['audioIn', 'audioOut', 'videoIn']);
  const identity = await identityOf(bia, 'Ana Souza');
  const glances = await watchHonesty(ana);
  await stack.shutDownSfu();
  for (const person of [ana, bia]) await expect(banner(person)).toBeVisible({ timeout: 5_000 });
  // Controls go on: what is pressed now is so afterwards.
  await expect(banner(ana, rejoining)).toBeVisible();
  await expect(ana.button('Turn off microphone')).toBeVisible();
  await ana.button('Turn off microphone').click();
  await expect(ana.button('Turn on microphone')).toBeVisible();
  await expect(ana.button('Turn on camera')).toBeVisible();

  await stack.revive('livekit');
  await expectBack([
    [ana, ['audioIn', 'videoIn']],
    [bia, ['audioOut', 'videoOut']],
  ]);
  await expect(bia.tile('Ana Souza').getByRole('img', { name: 'Microphone off' })).toBeVisible();
  await expect(bia.tile('Ana Souza').locator('video')).toBeHidden();
  expect(lies(await glances())).toEqual([]);
  expect(await identityOf(bia, 'Ana Souza')).toBe(identity);
  expect(tokens).toHaveLength(1);
  expect(await ana.getUserMediaCalls()).toBe(1);
  await ana.button('Turn on microphone').click();
  await ana.button('Turn on camera').click();
  await expectToRise(bia, ['audioIn', 'videoIn']);
});

test('an SFU that dies for longer than the SDK tries: nothing is asked, nobody is doubled', async ({
  newPerson,
  stack,
}) => {
  test.setTimeout(120_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  await ana.join();
  await bia.join();
  await expectToRise(ana, allStreams);
  const glances = await watchHonesty(ana);
  await stack.kill('livekit');
  await expect(banner(ana, reconnecting)).toBeVisible({ timeout: 5_000 });
  await expect(banner(ana, rejoining)).toBeVisible({ timeout: 30_000 });
  await expect(banner(bia, rejoining)).toBeVisible({ timeout: 30_000 });
  await stack.revive('livekit');
  const took = await expectBack([
    [ana, allStreams],
    [bia, allStreams],
  ]);
  expect(took).toBeLessThan(backWithinMilliseconds);
  expect(lies(await glances())).toEqual([]);
  for (const person of [ana, bia]) expect(await person.getUserMediaCalls()).toBe(1);
});

for (const [seconds, tag] of [
  [8, ''],
  [120, ' @long'],
] as const) {
  test(`${seconds} seconds without a network are noticed at once and survived${tag}`, async ({
    newPerson,
    stack,
  }) => {
    test.setTimeout(120_000 + seconds * 1000);
    const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
    await ana.join();
    await bia.join();
    await expectToRise(ana, allStreams);
    const glances = await watchHonesty(ana);
    // Playwright's offline cuts requests and new sockets, not media: those the frozen SFU swallows without a word.
    stack.freezeSfu();
    try {
      if (seconds > 60) for (const { context } of [ana, bia]) await context.setOffline(true);
      for (const person of [ana, bia]) await expect(banner(person)).toBeVisible({ timeout: 5_000 });
      const before = await ana.bytes();
      const since = await ana.page.evaluate(() => performance.now());
      await ana.page.waitForFunction(
        ([start, length]) => performance.now() - start > length,
        [since, (seconds - 3) * 1000] as const,
        { timeout: seconds * 1000 + 10_000 },
      );
      expect(await ana.bytes()).toMatchObject({ audioIn: before.audioIn, videoIn: before.videoIn });
      for (const person of [ana, bia]) await expect(banner(person)).toBeVisible();
    } finally {
      stack.thawSfu();
      for (const { context } of [ana, bia]) await context.setOffline(false);
    }
    await expectBack([
      [ana, allStreams],
      [bia, allStreams],
    ]);
    expect(lies(await glances())).toEqual([]);
    for (const person of [ana, bia]) expect(await person.getUserMediaCalls()).toBe(1);
  });
}

test('a tab that slept with its machine for longer than the SFU waits comes back by itself', async ({
  newPerson,
  stack,
  roomName,
}) => {
  test.setTimeout(180_000);
  const browser = await launchChromium();
  try {
    const [ana, bia] = [await newPerson('Ana Souza', { browser }), await newPerson('Bia Lima')];
    await ana.join();
    await bia.join();
    await expectToRise(ana, allStreams);
    const inside = async (): Promise<string[]> =>
      (await stack.administration.listParticipants(roomName)).map(({ name }) => name).toSorted();
    expect(await inside()).toEqual(['Ana Souza', 'Bia Lima']);
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);

    // Without a word: no page of this browser does anything, nor hears that it may.
    for (const id of pages) process.kill(id, 'SIGSTOP');
    try {
      // Gone for the SFU and for everyone, and it stays so.
      await expect.poll(inside, { timeout: 90_000 }).toEqual(['Bia Lima']);
      await expect(bia.tile('Ana Souza')).toBeHidden();
      await expectToRise(bia, ['audioOut'], 5_000);
      expect(await inside()).toEqual(['Bia Lima']);
    } finally {
      for (const id of pages) process.kill(id, 'SIGCONT');
    }
    await expectBack([
      [ana, allStreams],
      [bia, allStreams],
    ]);
    expect(await inside()).toEqual(['Ana Souza', 'Bia Lima']);
    await ana.depart();
  } finally {
    await browser.close();
  }
});

test('a token that expired meanwhile makes way for a fresh one', async ({ newPerson, stack, roomName }) => {
  test.setTimeout(120_000);
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  const wire = await Signalling.tap(ana);
  const statuses: string[] = [];
  ana.page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (/auth\/token|rtc.*validate/.test(pathname)) statuses.push(`${pathname} ${response.status()}`);
  });
  await bia.join();
  await ana.join();
  await expectToRise(ana, allStreams);
  // As if ten minutes had passed: the SFU's last renewal is one that has run out.
  wire.toPage({ case: 'refreshToken', value: await stack.expiredToken(roomName, 'Ana Souza') });
  wire.toPage(beginAnew);
  const countOf = (status: RegExp): number => statuses.filter((one) => status.test(one)).length;
  await expect.poll(() => countOf(/auth\/token 201/)).toBe(2);
  await expectBack([
    [ana, allStreams],
    [bia, allStreams],
  ]);
  expect(countOf(/validate 401/)).toBe(1);
  expect(countOf(/auth\/token 201/)).toBe(2);
  expect(await ana.getUserMediaCalls()).toBe(1);
});

test('too many requests on the way back are waited for, in words', async ({ newPerson, stack, roomName }) => {
  const [ana, bia] = [await newPerson('Ana Souza'), await newPerson('Bia Lima')];
  const wire = await Signalling.tap(ana);
  await bia.join();
  await ana.join();
  await expectToRise(ana, allStreams);
  let refused = 0;
  await ana.page.route('**/api/auth/token', (route) =>
    refused++ === 0
      ? route.fulfill({ status: 429, headers: { 'retry-after': '2' }, json: {} })
      : route.continue(),
  );
  wire.toPage({ case: 'refreshToken', value: await stack.expiredToken(roomName, 'Ana Souza') });
  wire.toPage(beginAnew);
  await expect(banner(ana, 'Many people are coming back at once.')).toBeVisible();
  await expectBack([
    [ana, allStreams],
    [bia, allStreams],
  ]);
  expect(refused).toBe(2);
});

test('Leave works while the call is on its way back, and then nothing comes back', async ({
  newPerson,
  stack,
}) => {
  const ana = await newPerson('Ana Souza');
  const wire = await Signalling.tap(ana);
  await ana.join();
  const live = (): Promise<number> => ana.page.evaluate(() => window.observedMedia.liveTracks());
  expect(await live()).toBe(2);
  await stack.kill('livekit');
  try {
    await expect(banner(ana, rejoining)).toBeVisible({ timeout: 30_000 });
    await ana.button('Leave call').click();
    await expect(ana.page.getByRole('heading', { name: 'You left the meeting' })).toBeVisible();
    expect(await live()).toBe(0);
  } finally {
    await stack.revive('livekit');
  }
  const opened = wire.opened;
  await ana.button('Rejoin').click();
  await expect(ana.button('Leave call')).toBeVisible();
  expect(wire.opened).toBe(opened + 1);
});
