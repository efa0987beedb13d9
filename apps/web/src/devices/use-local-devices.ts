import { useSyncExternalStore } from 'react';
import type { LocalDevices } from './local-device.ts';
import type { LocalMedia } from './local-media.ts';

/** The microphone and camera as they are now. */
export function useLocalDevices(media: LocalMedia): LocalDevices {
  return useSyncExternalStore(media.subscribe, media.getDevices);
}
