import { type DeviceChoices, deviceChoices, noChoices } from './device-choices.ts';

/** What can be chosen now, without asking the person anything; nothing where the browser knows no devices. */
export async function readDeviceChoices(): Promise<DeviceChoices> {
  const devices = navigator.mediaDevices as MediaDevices | undefined; // absent on insecure origins
  try {
    const all = (await devices?.enumerateDevices()) ?? [];
    return deviceChoices(
      all.map(({ deviceId, groupId, kind, label }, index) => ({
        deviceId,
        groupId,
        kind,
        label,
        facingMode: facingMode(all[index]),
      })),
    );
  } catch {
    return noChoices;
  }
}

/** Tells of each device that comes or goes until what it returns is called. */
export function watchDevices(listener: () => void): () => void {
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  devices?.addEventListener('devicechange', listener);
  return () => devices?.removeEventListener('devicechange', listener);
}

/** Only an input tells its capabilities, and not in every browser. */
function facingMode(info: MediaDeviceInfo | undefined): string | undefined {
  return (info as Partial<InputDeviceInfo> | undefined)?.getCapabilities?.().facingMode?.[0];
}
