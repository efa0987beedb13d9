import type { DeviceProblem } from './device-problem.ts';
import { explainDeviceError } from './explain-device-error.ts';
import type { DeviceKind } from './local-device.ts';

/** What was asked for and what came of it, device by device. */
export type Acquired = Partial<
  Record<DeviceKind, { ok: true; track: MediaStreamTrack } | { ok: false; problem: DeviceProblem }>
>;

type Wanted = Partial<Record<DeviceKind, MediaTrackConstraints>>;

/**
 * Opens the wanted devices with one question to the person. The browser refuses the whole request when one of two
 * devices fails, so then each is asked for alone, and each says for itself what is wrong.
 */
export async function acquireTracks(wanted: Wanted): Promise<Acquired> {
  const kinds = (['microphone', 'camera'] as const).filter((kind) => wanted[kind] !== undefined);
  const together = await openDevices(wanted, kinds);
  const anyFailed = Object.values(together).some((result) => !result.ok);
  if (kinds.length < 2 || !anyFailed) return together;
  return { ...(await openDevices(wanted, ['microphone'])), ...(await openDevices(wanted, ['camera'])) };
}

async function openDevices(wanted: Wanted, kinds: readonly DeviceKind[]): Promise<Acquired> {
  const acquired: Acquired = {};
  const devices = navigator.mediaDevices as MediaDevices | undefined; // absent on insecure origins
  try {
    if (devices === undefined) throw new DOMException('', 'NotSupportedError');
    const stream = await devices.getUserMedia({
      audio: kinds.includes('microphone') ? (wanted.microphone ?? true) : false,
      video: kinds.includes('camera') ? (wanted.camera ?? true) : false,
    });
    const tracks = { microphone: stream.getAudioTracks()[0], camera: stream.getVideoTracks()[0] };
    for (const kind of kinds) {
      const track = tracks[kind];
      acquired[kind] = track === undefined ? { ok: false, problem: 'missing' } : { ok: true, track };
    }
  } catch (error) {
    for (const kind of kinds) acquired[kind] = { ok: false, problem: await explainDeviceError(error, kind) };
  }
  return acquired;
}
