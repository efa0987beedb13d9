import type { DeviceProblem } from './device-problem.ts';

/** The kinds of device a person sends from. */
export type DeviceKind = 'microphone' | 'camera';

/**
 * One device of the person, from first question to handing its track over:
 * `waiting` for an answer to the browser's question (or not asked yet), `on`, `off` by choice, or not usable.
 */
export type LocalDevice =
  | { status: 'waiting' }
  | { status: 'on'; track: MediaStreamTrack }
  // A microphone keeps its (disabled) track while off, so that it is back at once; a camera gives it up, its light out.
  | { status: 'off'; track: MediaStreamTrack | null }
  | { status: 'failed'; problem: DeviceProblem };

/** The microphone and camera as the lobby shows them. */
export type LocalDevices = Record<DeviceKind, LocalDevice>;

/** The track behind a device, if it holds one. */
export function trackOf(device: LocalDevice): MediaStreamTrack | null {
  return device.status === 'on' || device.status === 'off' ? device.track : null;
}

/** Lets go of every track, lights out. */
export function stopDevices(devices: LocalDevices): void {
  for (const device of Object.values(devices)) trackOf(device)?.stop();
}
