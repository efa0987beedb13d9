import type { Person } from './person.ts';

declare global {
  interface Window {
    simulatedDevices: {
      /** What each question for devices asked for, such as `audio` or `audio+video`. */
      asked: string[];
      /** The names of the devices that are open now. */
      open(): string[];
      unplug(label: string): void;
      plug(device: { kind: MediaDeviceKind; label: string }): void;
      /** From now on a device is in another program's hands. */
      occupy(label: string): void;
    };
  }
}

/**
 * Runs in the page before its own code: lets a test unplug and plug devices, which Chromium's fake ones cannot be. What
 * is unplugged is gone from the browser's list, is never opened again, ends its tracks and is told by `devicechange`,
 * in the order Chromium tells it. All else, permissions, tracks and what they send, is the browser's own. What is
 * plugged in stands first in the list, and cannot be opened. Self-contained, for it is sent to the browser as text.
 */
export function simulateDevices(): void {
  const devices = navigator.mediaDevices;
  const enumerate = devices.enumerateDevices.bind(devices);
  const getUserMedia = devices.getUserMedia.bind(devices);
  const gone = new Set<string>();
  const occupied = new Set<string>();
  const plugged: MediaDeviceInfo[] = [];
  const tracks: MediaStreamTrack[] = [];
  const asked: string[] = [];

  const real = async (): Promise<MediaDeviceInfo[]> =>
    (await enumerate()).filter(({ label }) => !gone.has(label));

  /** What the browser would take were the others really gone: the wished for, else the first that is left. */
  const possible = (
    wanted: boolean | MediaTrackConstraints | undefined,
    there: readonly MediaDeviceInfo[],
  ): boolean | MediaTrackConstraints => {
    if (!wanted || gone.size === 0) return wanted ?? false;
    const [first] = there;
    if (first === undefined) throw new DOMException('', 'NotFoundError');
    const { deviceId, ...rest } = typeof wanted === 'object' ? wanted : {};
    const isParameters = typeof deviceId === 'object' && !Array.isArray(deviceId);
    const wish: ConstrainDOMStringParameters = isParameters ? deviceId : { ideal: deviceId ?? '' };
    if (there.some((device) => device.deviceId === (wish.exact ?? wish.ideal))) return wanted;
    if (wish.exact !== undefined) throw new DOMException('', 'OverconstrainedError');
    return { ...rest, deviceId: { exact: first.deviceId } };
  };

  devices.enumerateDevices = async () => [...plugged, ...(await real())];
  devices.getUserMedia = async (constraints = {}) => {
    asked.push([constraints.audio && 'audio', constraints.video && 'video'].filter(Boolean).join('+'));
    const there = await real();
    const byKind = (kind: MediaDeviceKind): MediaDeviceInfo[] => there.filter((each) => each.kind === kind);
    const stream = await getUserMedia({
      audio: possible(constraints.audio, byKind('audioinput')),
      video: possible(constraints.video, byKind('videoinput')),
    });
    if (stream.getTracks().some(({ label }) => occupied.has(label))) {
      for (const track of stream.getTracks()) track.stop();
      throw new DOMException('', 'NotReadableError');
    }
    tracks.push(...stream.getTracks());
    return stream;
  };

  window.simulatedDevices = {
    asked,
    open: () => tracks.filter(({ readyState }) => readyState === 'live').map(({ label }) => label),
    unplug(label) {
      gone.add(label);
      for (const track of tracks) {
        if (track.label !== label || track.readyState !== 'live') continue;
        track.stop(); // tells nobody, as it is the page's own doing
        track.dispatchEvent(new Event('ended'));
      }
      devices.dispatchEvent(new Event('devicechange'));
    },
    plug({ kind, label }) {
      const device = { kind, label, deviceId: `id of ${label}`, groupId: `group of ${label}` };
      plugged.unshift({ ...device, toJSON: () => device });
      devices.dispatchEvent(new Event('devicechange'));
    },
    occupy: (label) => void occupied.add(label),
  };
}

/** What each question of their page asked for. */
export const asked = ({ page }: Person): Promise<string[]> =>
  page.evaluate(() => window.simulatedDevices.asked);

/** The names of the devices their page has open. */
export const open = ({ page }: Person): Promise<string[]> =>
  page.evaluate(() => window.simulatedDevices.open());

/** Pulls a device out. */
export const unplug = ({ page }: Person, label: string): Promise<void> =>
  page.evaluate((each) => window.simulatedDevices.unplug(each), label);

/** What the others are heard through, by the page's own audio elements. */
export const speakersInUse = ({ page }: Person): Promise<string[]> =>
  page.evaluate(async () => {
    const known = await navigator.mediaDevices.enumerateDevices();
    return [...document.querySelectorAll('audio')].map(
      ({ sinkId }) => known.find(({ deviceId }) => deviceId === sinkId)?.label ?? sinkId,
    );
  });

/** Chooses a device in the lobby's pickers or the settings. */
export async function choose(
  { page }: Person,
  kind: 'Microphone' | 'Camera' | 'Speaker',
  label: string,
): Promise<void> {
  await page.getByRole('combobox', { name: kind }).selectOption({ label });
}
