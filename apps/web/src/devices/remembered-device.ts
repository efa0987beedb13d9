import { getPreferences, setPreferences } from '../storage/preferences.ts';
import { cameraConstraints, microphoneConstraints } from './capture-constraints.ts';
import type { ChoosableKind, DeviceChoices } from './device-choices.ts';
import type { DeviceKind } from './local-device.ts';
import { deviceWish } from './select-device.ts';

/** The chosen device's id, from this visit or an earlier one; it may be gone by now. Null: the system's choice. */
export function rememberedDevice(kind: ChoosableKind): string | null {
  return getPreferences()[preferenceOf[kind]];
}

/** Remembers a choice for the next meeting too. */
export function rememberDevice(kind: ChoosableKind, deviceId: string | null): void {
  setPreferences({ [preferenceOf[kind]]: deviceId });
}

/** What is asked of a microphone or camera: the chosen one where it is there, else the system's choice. */
export function constraintsFor(kind: DeviceKind, choices: DeviceChoices): MediaTrackConstraints {
  const constraints = kind === 'microphone' ? microphoneConstraints : cameraConstraints;
  const deviceId = deviceWish(choices[kind], rememberedDevice(kind));
  return deviceId === null ? constraints : { ...constraints, deviceId };
}

const preferenceOf = { microphone: 'microphoneId', camera: 'cameraId', speaker: 'speakerId' } as const;
