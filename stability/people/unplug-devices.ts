import type { Browser } from '@playwright/test';
import { launchChromium } from '../../e2e/fixtures.ts';
import type { Person } from '../../e2e/person.ts';
import { choose, open, unplug } from '../../e2e/simulate-devices.ts';
import { leastBytes, longestStandstillMs, received, type Stream } from '../accounting/traffic.ts';
import type { PageKind } from './come-in.ts';
import { until } from './until.ts';
import type { Watch } from './watch-traffic.ts';

export type DeviceKind = 'microphone' | 'camera';

export const deviceKinds: readonly DeviceKind[] = ['microphone', 'camera'];

/** What the other person had of a device that was pulled out. */
export type Unplugged = {
  /** Devices that were open and are not any more: one, or nothing was pulled out. */
  readonly pulledOut: number;
  /** The longest time without sound, or without a picture, in the seconds after it. */
  readonly standstillMs: number;
  /** Whether it flowed at the end of them. */
  readonly goesOn: boolean;
};

/**
 * The one in use at first, after which the system's choice takes over; the one in use when it is the last; another one.
 * Chromium's name for the system's choice of microphones is none of a device, and goes with the last of them.
 */
const devices = {
  microphone: {
    first: 'Fake Audio Input 2',
    last: 'Fake Audio Input 1',
    other: 'Fake Default Audio Input',
  },
  // The second of Chromium's fake cameras gives depth, which no encoder takes.
  camera: { first: 'fake_device_2', last: 'fake_device_0', other: 'fake_device_1' },
} as const;
const streamOf = { microphone: 'audioIn', camera: 'videoIn' } as const;
const lookMs = 8000;
const endMs = 2500;
const limitMs = 10_000;

/** A Chromium with three microphones and three cameras. */
export function launchWithDevices(): Promise<Browser> {
  return launchChromium([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream=device-count=3,fps=5',
  ]);
}

/** Takes other devices than the system's choice into use, in the call. */
export async function useOwnDevices(person: Person, page: PageKind): Promise<void> {
  const { microphone, camera } = devices;
  await unplug(person, camera.other);
  for (const { first } of [microphone, camera]) await use(person, page, first);
}

async function use(person: Person, page: PageKind, label: string): Promise<void> {
  if (page === 'bare') {
    await person.page.evaluate((each) => window.bareCall.choose(each), label);
  } else {
    await person.button('More').click();
    await person.page.getByRole('menuitem', { name: 'Settings' }).click();
    await choose(person, label.includes('Audio') ? 'Microphone' : 'Camera', label);
    await person.page.keyboard.press('Escape');
  }
  if (!(await until(limitMs, async () => (await open(person)).includes(label))))
    throw new Error(`${label} is not in use although it was chosen.`);
}

/** Pulls out the one in use while there is another, and looks what the other person has of it. */
export async function unplugFirst(person: Person, kind: DeviceKind, other: Watch): Promise<Unplugged> {
  const { first } = devices[kind];
  const at = Date.now();
  const pulledOut = await pullOut(person, first);
  await Bun.sleep(lookMs);
  const samples = await other();
  const stream: Stream = streamOf[kind];
  return {
    pulledOut,
    standstillMs: longestStandstillMs(samples, stream, at, at + lookMs),
    goesOn: received(samples, stream, at + lookMs - endMs, at + lookMs) >= leastBytes,
  };
}

/** Pulls out all that are left of a kind on a page of LiveMeet, the one in use last. */
export async function unplugLast(person: Person, kind: DeviceKind): Promise<number> {
  const { last, other } = devices[kind];
  if (!(await open(person)).includes(last)) await use(person, 'ours', last);
  await unplug(person, other);
  return pullOut(person, last);
}

/**
 * Until one's own button says that a device is off, and until the other person's picture of one does, in milliseconds
 * from now; the limit where it never does.
 */
export async function untilShownOff(
  person: Person,
  other: Person,
  kind: DeviceKind,
): Promise<{ own: number; others: number }> {
  const since = performance.now();
  const after = async (isSo: () => Promise<boolean>): Promise<number> =>
    (await until(limitMs, isSo)) ? performance.now() - since : limitMs;
  const tile = other.tile(person.name);
  const [own, others] = await Promise.all([
    after(() => person.button(`Turn on ${kind}`).isVisible()),
    after(async () =>
      kind === 'microphone'
        ? tile.getByRole('img', { name: 'Microphone off' }).isVisible()
        : (await tile.isVisible()) && !(await tile.locator('video').isVisible()),
    ),
  ]);
  return { own, others };
}

async function pullOut(person: Person, label: string): Promise<number> {
  const wasOpen = (await open(person)).includes(label);
  await unplug(person, label);
  return wasOpen && !(await open(person)).includes(label) ? 1 : 0;
}
