import { expect, type Locator } from '@playwright/test';
import { fakeMedia, launchChromium, test } from './fixtures.ts';
import type { Person } from './person.ts';
import { offerTcp, startTcpRelay } from './tcp-relay.ts';

const everyStep = ['microphone', 'camera', 'api', 'signalling', 'udp', 'tcp', 'speaker'] as const;
type Step = (typeof everyStep)[number];

const stepOf = (person: Person, step: Step): Locator => person.page.locator(`[data-step=${step}]`);

async function openCheck(person: Person, origin: string): Promise<void> {
  await person.page.goto(`${origin}/check`);
  await person.button('Start the check').click();
}

/** Waits until each of these steps came to this, in the order they run. */
async function expectSteps(person: Person, expected: Partial<Record<Step, string>>): Promise<void> {
  for (const step of everyStep)
    if (expected[step] !== undefined)
      await expect(stepOf(person, step), step).toHaveAttribute('data-status', expected[step], {
        timeout: 40_000,
      });
}

test('on a healthy server everything works but TCP, which is not offered there, and the report says so', async ({
  newPerson,
  stack,
}) => {
  const ana = await newPerson('Ana Souza');
  const tokens: string[] = [];
  ana.page.on('response', async (response) => {
    if (response.url().endsWith('/auth/token'))
      tokens.push(((await response.json()) as { token: string }).token);
  });
  await openCheck(ana, stack.url);
  // Asked in the page at every frame: the meter is there for two seconds only.
  await ana.page.waitForFunction(
    () => {
      const meter = document.querySelector<HTMLElement>('[data-testid=check-meter]');
      return Number(meter?.style.getPropertyValue('--level')) > 0.2;
    },
    undefined,
    { polling: 'raf' },
  );
  await expectSteps(ana, {
    microphone: 'passed',
    camera: 'passed',
    api: 'passed',
    signalling: 'passed',
    udp: 'passed',
    tcp: 'skipped',
    speaker: 'running',
  });
  await expect(stepOf(ana, 'camera')).toContainText(/1280 × 720, \d+ pictures a second/);
  await expect(stepOf(ana, 'api')).toContainText(/Answers within \d+ ms/);
  await expect(stepOf(ana, 'signalling')).toContainText(`Media server ${stack.sfuUrl}`);
  await expect(stepOf(ana, 'udp')).toContainText(/There and back in \d+ ms/);
  await expect(stepOf(ana, 'tcp')).toContainText('This server offers no TCP.');
  await ana.button('Yes, I heard them').click();
  await expect(ana.page.getByText('Everything works. You are ready to join.')).toBeVisible();

  await ana.button('Copy the report').click();
  await expect(ana.button('Copied')).toBeVisible();
  const report = await ana.page.locator('pre').textContent();
  expect(report).toContain('Browser: Chrome');
  expect(report).toMatch(/Microphone: Works \(\d+\.\d s\)/);
  expect(report).toContain('Speaker: Works');
  expect(tokens).toHaveLength(1);
  for (const secret of [tokens[0] ?? '', 'eyJ', 'room-', 'Ana', 'Fake']) expect(report).not.toContain(secret);
});

test('the check lets go of the devices and of its room, and can be run again', async ({
  newPerson,
  stack,
}) => {
  const ana = await newPerson('Ana Souza');
  await ana.context.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const original = devices.getUserMedia.bind(devices);
    const taken: MediaStreamTrack[] = [];
    Object.assign(window, { takenTracks: taken });
    devices.getUserMedia = async (constraints) => {
      const stream = await original(constraints);
      taken.push(...stream.getTracks());
      return stream;
    };
  });
  const states = () =>
    ana.page.evaluate(() =>
      (window as unknown as { takenTracks: MediaStreamTrack[] }).takenTracks.map(
        ({ readyState }) => readyState,
      ),
    );
  await openCheck(ana, stack.url);
  await expectSteps(ana, { camera: 'passed' });
  expect(await states()).toEqual(['ended', 'ended']);
  await expectSteps(ana, { speaker: 'running' });
  await expect
    .poll(async () =>
      (await stack.administration.listRooms()).flatMap(({ numParticipants }) => numParticipants || []),
    )
    .toEqual([]);

  await ana.button('Check again').click();
  await expect(stepOf(ana, 'speaker')).toHaveAttribute('data-status', 'waiting');
  await expectSteps(ana, { microphone: 'passed', camera: 'running' });
  await ana.page.getByRole('link', { name: 'LiveMeet' }).click();
  await expect(ana.button('New meeting')).toBeVisible();
  await expect.poll(async () => [...new Set(await states())]).toEqual(['ended']);
});

for (const { part, failing, words } of [
  { part: 'api', failing: 'api', words: 'The meeting server does not answer.' },
  { part: 'livekit', failing: 'signalling', words: 'The media server cannot be reached over a WebSocket.' },
] as const) {
  test(`without ${part} the check says which part is away, tests the rest, and finds it once it is back`, async ({
    newPerson,
    stack,
  }) => {
    test.setTimeout(120_000);
    const ana = await newPerson('Ana Souza');
    await ana.page.goto(`${stack.url}/check`);
    await stack.kill(part);
    try {
      await ana.button('Start the check').click();
      await expectSteps(ana, {
        microphone: 'passed',
        camera: 'passed',
        [failing]: 'failed',
        udp: 'skipped',
        tcp: 'skipped',
        speaker: 'running',
      });
      await expect(stepOf(ana, failing)).toContainText(words);
      await ana
        .button('No')
        .and(ana.page.getByText('No', { exact: true }))
        .click();
      await expect(ana.page.getByText('2 things need a look.')).toBeVisible();
    } finally {
      await stack.revive(part);
    }
    await expect(async () => {
      await ana.button('Check again').click();
      await expectSteps(ana, { camera: 'passed' });
      await expect(stepOf(ana, 'udp')).toHaveAttribute('data-status', 'passed', { timeout: 15_000 });
    }).toPass({ timeout: 60_000 });
  });
}

test('devices that are blocked are said, each with a way on, and the rest is tested all the same', async ({
  newPerson,
  stack,
}) => {
  const browser = await launchChromium(['--use-fake-device-for-media-stream', '--deny-permission-prompts']);
  try {
    const ana = await newPerson('Ana Souza', { browser });
    await ana.page.goto(ana.link);
    const link = ana.page.getByRole('link', { name: 'Check your devices and connection' });
    await expect(link).toHaveAttribute('href', '/check');
    await openCheck(ana, stack.url);
    await expectSteps(ana, {
      microphone: 'failed',
      camera: 'failed',
      api: 'passed',
      signalling: 'passed',
      udp: 'passed',
    });
    await expect(stepOf(ana, 'microphone')).toContainText('Your microphone is blocked.');
    await expect(stepOf(ana, 'camera')).toContainText('Your camera is blocked.');
    await ana.depart();
  } finally {
    await browser.close();
  }
});

/** Chromium then opens no UDP socket of its own for a call, as behind a firewall that lets none through. */
const withoutUdp = [...fakeMedia, '--webrtc-ip-handling-policy=disable_non_proxied_udp'];

for (const { title, mediaArguments, udp, words } of [
  {
    title: 'where UDP works, TCP is tested as well',
    mediaArguments: fakeMedia,
    udp: 'passed',
    words: 'There and back',
  },
  {
    title: 'where UDP is blocked, that calls go over TCP is said',
    mediaArguments: withoutUdp,
    udp: 'failed',
    words: 'UDP does not get through, so calls go over TCP',
  },
]) {
  test(`on a server that offers TCP: ${title}`, async ({ newPerson, stack }) => {
    const [browser, relay] = [await launchChromium(mediaArguments), await startTcpRelay(stack.sfuUdpPort)];
    try {
      const ana = await newPerson('Ana Souza', { browser });
      await ana.context.addInitScript(offerTcp, relay.port);
      await openCheck(ana, stack.url);
      await expectSteps(ana, { udp, tcp: 'passed' });
      await expect(stepOf(ana, 'udp')).toContainText(words);
      await expect(stepOf(ana, 'tcp')).toContainText(/There and back in \d+ ms/);
      expect(relay.packetsCarried()).toBeGreaterThan(50);
      await ana.depart();
    } finally {
      await browser.close();
      await relay.stop();
    }
  });
}

test('where UDP is blocked and no TCP is offered, that nothing gets through is said', async ({
  newPerson,
  stack,
}) => {
  const browser = await launchChromium(withoutUdp);
  try {
    const ana = await newPerson('Ana Souza', { browser });
    await openCheck(ana, stack.url);
    await expectSteps(ana, { signalling: 'passed', udp: 'failed', tcp: 'skipped', speaker: 'running' });
    await expect(stepOf(ana, 'udp')).toContainText('No sound or picture gets through');
    await ana.depart();
  } finally {
    await browser.close();
  }
});
