import type { Room } from 'livekit-client';
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

/** A wish, never `exact`: an exact device that was unplugged keeps the SDK from opening any other. */
async function switchInput(room: Room, kind: 'microphone' | 'camera', deviceId: string): Promise<void> {
  await room.switchActiveDevice(mediaKinds[kind], deviceId, false);
}

/** The device a room uses of a kind, or will use when it is turned on; null while it knows of none. */
export function deviceInUse(room: Room, kind: ChoosableKind): string | null {
  return room.getActiveDevice(mediaKinds[kind]) || null;
}

/**
 * Gives a new room the choices of this device, and takes from the SDK the habit of switching to whatever device comes
 * to stand first in the browser's list: what is plugged in is offered, not forced. A track that ends is still reopened
 * by the SDK.
 */
export function keepDeviceChoices(room: Room): void {
  // Private to the SDK, which has no option for it; e2e/devices.e2e.ts notices when it is called otherwise.
  Reflect.set(room, 'selectDefaultDevices', () => Promise.resolve());
  for (const kind of ['microphone', 'camera'] as const) {
    const deviceId = rememberedDevice(kind);
    // Nothing is published yet: this opens nothing.
    if (deviceId !== null) void switchInput(room, kind, deviceId);
  }
  void keepSpeaker(room);
}

/** Unlike an input's, a speaker's id is no wish: one that is gone is refused. */
async function keepSpeaker(room: Room): Promise<void> {
  const { speaker } = await readDeviceChoices();
  const deviceId = selectDevice(speaker, rememberedDevice('speaker'));
  if (deviceId !== null) await chooseDevice(room, 'speaker', deviceId).catch(() => undefined);
}
