import type { Room } from 'livekit-client';
import { isDeviceGone } from '../devices/explain-device-error.ts';
import type { DeviceKind } from '../devices/local-device.ts';
import { turnDevice } from './turn-device.ts';

/** As {@link turnDevice}; when the device chosen while it was off is gone by now, the system's choice is turned on. */
export async function turnChosenDevice(room: Room, kind: DeviceKind, isOn: boolean): Promise<void> {
  try {
    await turnDevice(room, kind, isOn);
  } catch (error) {
    if (!isOn || !isDeviceGone(error)) throw error;
    // While it is off this opens nothing.
    await room.switchActiveDevice(kind === 'microphone' ? 'audioinput' : 'videoinput', 'default', false);
    await turnDevice(room, kind, true);
  }
}
