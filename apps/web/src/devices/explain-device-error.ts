import { type DeviceProblem, deviceProblem } from './device-problem.ts';
import type { DeviceKind } from './local-device.ts';

/** Names the problem behind an error of `getUserMedia`, asking the browser what else it knows. */
export async function explainDeviceError(error: unknown, kind: DeviceKind): Promise<DeviceProblem> {
  return deviceProblem(deviceErrorName(error), {
    isSecureContext,
    hasMediaDevices: 'mediaDevices' in navigator && navigator.mediaDevices !== undefined,
    permission: await permissionFor(kind),
  });
}

/** The name of an error of `getUserMedia`, or null; an OverconstrainedError is no DOMException in every browser. */
export function deviceErrorName(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('name' in error)) return null;
  return typeof error.name === 'string' ? error.name : null;
}

/** Whether a device that was asked for by name is not there any more, or none at all. */
export function isDeviceGone(error: unknown): boolean {
  const name = deviceErrorName(error);
  return name === 'OverconstrainedError' || name === 'NotFoundError';
}

async function permissionFor(kind: DeviceKind): Promise<PermissionState | null> {
  try {
    return (await navigator.permissions.query({ name: kind })).state;
  } catch {
    return null; // not every browser can be asked
  }
}
