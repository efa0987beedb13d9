import { expect } from '@playwright/test';
import { expectToRise } from './expect-to-rise.ts';
import { test } from './fixtures.ts';
import { type MicrophoneLook, observeMicrophone } from './observe-microphone.ts';
import { observeVoice } from './observe-voice.ts';
import type { Person } from './person.ts';

/** How long a microphone that is on may send nothing before it is said: 2.5 s, two looks, and a busy machine's delay of both. */
const statedMilliseconds = 5000;

test.beforeEach(() => test.setTimeout(120_000));

test('through a storm of muting the button says what is sent', async ({ newPerson }) => {
  const ana = await joined(await newPerson('Ana Souza'));
  const before = await ana.page.evaluate(() => window.microphoneLooks.length);
  for (const pause of [0, 50, 400, 0, 900, 120, 30, 700, 0, 300, 60, 1200]) {
    await ana.button(/Turn (on|off) microphone/).click();
    await ana.page.evaluate(
      (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      pause,
    );
  }
  const looks = (await looksOf(ana, 8)).slice(before);
  expect(looks.some(({ button }) => button === 'off')).toBe(true);
  expect(looks.some(({ button }) => button === 'on')).toBe(true);
  expectNoLie(looks);
  expect(looks.filter(({ notice }) => notice)).toEqual([]);
});

test('a device that ends is replaced, and meanwhile nothing is claimed', async ({ newPerson }) => {
  const ana = await joined(await newPerson('Ana Souza'));
  const before = await ana.getUserMediaCalls();
  await ana.page.evaluate(() => {
    const microphone = window.observedVoice.microphone();
    microphone?.stop();
    microphone?.dispatchEvent(new Event('ended'));
  });
  await expect.poll(() => ana.getUserMediaCalls()).toBeGreaterThan(before);
  await expectToRise(ana, ['audioOut']);
  expectNoLie(await looksOf(ana, 12));
});

test('a device that ends with no other in its place turns the microphone off', async ({ newPerson }) => {
  const ana = await joined(await newPerson('Ana Souza'));
  await ana.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
    const microphone = window.observedVoice.microphone();
    microphone?.stop();
    microphone?.dispatchEvent(new Event('ended'));
  });
  await expect(ana.button('Turn on microphone')).toBeVisible();
  expectNoLie(await looksOf(ana, 12));
});

test('a device that ends and is not noticed by anyone is', async ({ newPerson }) => {
  const ana = await joined(await newPerson('Ana Souza'));
  await ana.page.evaluate(() => window.observedVoice.microphone()?.stop());
  await expect(ana.page.getByText('Your microphone sends nothing.')).toBeVisible();
  await ana.button('Restart microphone').click();
  await expect(ana.page.getByText('Your microphone sends nothing.')).toBeHidden();
  await expectToRise(ana, ['audioOut']);
  expectNoLie(await looksOf(ana, 12));
});

test('a microphone that delivers nothing is said within the stated time, and restarting it helps', async ({
  newPerson,
}) => {
  const ana = await newPerson('Ana Souza');
  await ana.context.addInitScript(() => {
    // A track of a source that never says a thing, the first time.
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    let isFirst = true;
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await original(constraints);
      if (!isFirst) return stream;
      isFirst = false;
      const Generator = Reflect.get(window, 'MediaStreamTrackGenerator');
      for (const track of stream.getAudioTracks()) track.stop();
      return new MediaStream([new Generator({ kind: 'audio' }), ...stream.getVideoTracks()]);
    };
  });
  await joined(ana, false);
  await expect(ana.page.getByText('Your microphone sends nothing.')).toBeVisible();
  expect((await ana.packets()).audioOut).toBe(0);
  await ana.button('Restart microphone').click();
  await expect(ana.page.getByText('Your microphone sends nothing.')).toBeHidden();
  await expectToRise(ana, ['audioOut']);
  expectNoLie(await looksOf(ana, 12));
});

test('a microphone that is muted by the system is said for as long as it is', async ({ newPerson }) => {
  const ana = await joined(await newPerson('Ana Souza'));
  await muteBySystem(ana, true);
  await expect(ana.page.getByText('Your system holds your microphone back.')).toBeVisible();
  await expect(ana.button('Turn off microphone')).toBeVisible();
  await muteBySystem(ana, false);
  await expect(ana.page.getByText('Your system holds your microphone back.')).toBeHidden();
  await expectToRise(ana, ['audioOut']);
  expectNoLie(await looksOf(ana, 4));
});

test('a microphone behind a switch of its own is told of once, gently', async ({ newPerson }) => {
  const ana = await newPerson('Ana Souza');
  await ana.context.addInitScript(() => {
    const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await original(constraints);
      const context = new AudioContext();
      const silent = new GainNode(context, { gain: 0 });
      const output = new MediaStreamAudioDestinationNode(context);
      context.createMediaStreamSource(stream).connect(silent).connect(output);
      return new MediaStream([...output.stream.getAudioTracks(), ...stream.getVideoTracks()]);
    };
  });
  await joined(ana, false); // silence is little more than a packet every 400 ms
  await expect(ana.page.getByText('Your microphone is on, but silent.')).toBeVisible();
  await ana.button('Dismiss').click();
  await expect(ana.page.getByText('Your microphone is on, but silent.')).toBeHidden();
  expectNoLie(await looksOf(ana, 20));
  await expect(ana.page.getByText('Your microphone is on, but silent.')).toBeHidden();
});

async function joined(person: Person, isHeard = true): Promise<Person> {
  await person.context.addInitScript(observeVoice);
  await person.context.addInitScript(observeMicrophone);
  await person.join();
  if (isHeard) await expectToRise(person, ['audioOut']);
  return person;
}

/** The looks so far, at least this many. */
async function looksOf({ page }: Person, atLeast: number): Promise<MicrophoneLook[]> {
  const count = (await page.evaluate(() => window.microphoneLooks)).length;
  await expect
    .poll(() => page.evaluate(() => window.microphoneLooks.length))
    .toBeGreaterThan(count + atLeast);
  return page.evaluate(() => window.microphoneLooks);
}

/** Never off with packets sent, never on for longer than the stated time with nothing sent and nothing said. */
function expectNoLie(looks: readonly MicrophoneLook[]): void {
  for (const [index, look] of looks.entries()) {
    const before = looks[index - 1];
    if (before?.button === 'off' && look.button === 'off' && !look.wasElse)
      expect({ ...look, packetsSent: look.packetsSent - before.packetsSent }).toMatchObject({
        packetsSent: 0,
      });
  }
  let quietSince: MicrophoneLook | null = null;
  for (const look of looks) {
    const isQuiet = look.button === 'on' && !look.notice && look.packetsSent === quietSince?.packetsSent;
    if (!isQuiet) quietSince = look.button === 'on' ? look : null;
    expect(look.at - (quietSince?.at ?? look.at)).toBeLessThan(statedMilliseconds);
  }
}

/** As a phone's system does during a call: the track lives, but is muted. */
async function muteBySystem({ page }: Person, isMuted: boolean): Promise<void> {
  await page.evaluate((muted) => {
    const microphone = window.observedVoice.microphone();
    if (!microphone) return;
    Object.defineProperty(microphone, 'muted', { configurable: true, value: muted });
    microphone.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }, isMuted);
}
