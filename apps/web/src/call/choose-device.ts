import {
  type LocalTrack,
  type LocalTrackPublication,
  type Room,
  RoomEvent,
  TrackEvent,
} from 'livekit-client';
import type { ChoosableKind } from '../devices/device-choices.ts';
import { readDeviceChoices } from '../devices/read-device-choices.ts';
import { rememberedDevice } from '../devices/remembered-device.ts';
import { selectDevice } from '../devices/select-device.ts';
import { turnDevice } from './turn-device.ts';

const mediaKinds = { microphone: 'audioinput', camera: 'videoinput', speaker: 'audiooutput' } as const;

/**
 * Makes a room use another device of a kind, and opens no other; null is the system's choice. What is off stays off and
 * is opened when it is turned on. Rejects with the browser's error when the device cannot be used: the former one is
 * then in use again, or off if that failed too.
 */
export async function chooseDevice(room: Room, kind: ChoosableKind, deviceId: string | null): Promise<void> {
  // The system's own speaker has no name that every browser knows.
  if (kind === 'speaker') return void (await room.switchActiveDevice('audiooutput', deviceId ?? ''));
  const former = room.getActiveDevice(mediaKinds[kind]) ?? 'default';
  try {
    await switchInput(room, kind, deviceId ?? 'default');
  } catch (error) {
    // The SDK has closed the former one by now. A track that is dead may not pass for one that is on.
    await switchInput(room, kind, former).catch(() => turnDevice(room, kind, false));
    throw error;
  }
}

/** By name and no other, as the person chose it: Chromium takes the system's choice over a mere wish. */
async function switchInput(room: Room, kind: 'microphone' | 'camera', deviceId: string): Promise<void> {
  await room.switchActiveDevice(mediaKinds[kind], deviceId, deviceId !== 'default');
}

/** The device a room uses of a kind, or will use when it is turned on; null while it knows of none. */
export function deviceInUse(room: Room, kind: ChoosableKind): string | null {
  return room.getActiveDevice(mediaKinds[kind]) || null;
}

/**
 * Gives a new room the choices of this device, and takes from the SDK the habit of switching to whatever device comes
 * to stand first in the browser's list: what is plugged in is offered, not forced. A track that ends is still reopened
 * by the SDK, with any device.
 */
export function keepDeviceChoices(room: Room): void {
  // Private to the SDK, which has no option for it; e2e/devices.e2e.ts notices when it is called otherwise.
  Reflect.set(room, 'selectDefaultDevices', () => Promise.resolve());
  room.on(RoomEvent.LocalTrackPublished, forgetDeviceAtEnd);
  void keepChoices(room);
}

/** The SDK reopens a track with what it was opened with; a device that was unplugged may not be insisted on. */
function forgetDeviceAtEnd({ track }: LocalTrackPublication): void {
  track?.off(TrackEvent.Ended, forgetDevice); // a track may be published again
  track?.on(TrackEvent.Ended, forgetDevice);
}

function forgetDevice({ constraints }: LocalTrack): void {
  constraints.deviceId = { ideal: 'default' };
}

async function keepChoices(room: Room): Promise<void> {
  const choices = await readDeviceChoices();
  for (const kind of ['microphone', 'camera', 'speaker'] as const) {
    const deviceId = selectDevice(choices[kind], rememberedDevice(kind));
    if (deviceId === null) continue;
    // What is published comes from the chosen device already, and would be opened anew.
    if (kind !== 'speaker' && room.localParticipant.trackPublications.size > 0) continue;
    await chooseDevice(room, kind, deviceId).catch(() => undefined); // a speaker that goes this very moment
  }
}
