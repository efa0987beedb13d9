import type { DeviceKind } from './local-device.ts';

/** The kinds of device one can choose: what one sends from, and where the others are heard. */
export type ChoosableKind = DeviceKind | 'speaker';

/** A device to choose from. The label is null where the browser keeps it to itself. */
export type DeviceChoice = {
  id: string;
  label: string | null;
  /** Microphone and loudspeaker of one headset share it; empty where the browser does not tell. */
  groupId: string;
  /** Where a camera of a phone looks; null where the browser does not tell. */
  facing: 'user' | 'environment' | null;
};

/** What can be chosen of one kind. */
export type KindChoices = {
  devices: readonly DeviceChoice[];
  /** Which of them is the system's own choice at the moment, where the browser tells. */
  systemId: string | null;
  /** The browser tells what there is only once the kind is allowed: until then the list means nothing. */
  isHidden: boolean;
};

export type DeviceChoices = Readonly<Record<ChoosableKind, KindChoices>>;

/** Just what is read of a `MediaDeviceInfo`. */
export type DeviceFacts = Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'kind' | 'label'> & {
  /** Of the device's capabilities. */
  facingMode?: string | undefined;
};

/** Before the browser was asked. */
export const noChoices: DeviceChoices = {
  microphone: { devices: [], systemId: null, isHidden: true },
  camera: { devices: [], systemId: null, isHidden: true },
  speaker: { devices: [], systemId: null, isHidden: true },
};

/**
 * Sorts what `enumerateDevices` tells by kind. Chromium lists the system's choice again under ids of its own
 * (`default`, and `communications` on Windows): they are no devices, but say which device that is.
 */
export function deviceChoices(all: readonly DeviceFacts[]): DeviceChoices {
  return {
    microphone: choicesOf(all.filter(({ kind }) => kind === 'audioinput')),
    camera: choicesOf(all.filter(({ kind }) => kind === 'videoinput')),
    speaker: choicesOf(all.filter(({ kind }) => kind === 'audiooutput')),
  };
}

function choicesOf(facts: readonly DeviceFacts[]): KindChoices {
  const real = facts.filter(({ deviceId }) => !aliases.includes(deviceId));
  const devices = real.map(
    ({ deviceId, groupId, label, facingMode }): DeviceChoice => ({
      id: deviceId,
      label: label || null,
      groupId,
      facing: facingMode === 'user' || facingMode === 'environment' ? facingMode : null,
    }),
  );
  return {
    devices: devices.filter(({ id }, index) => devices.findIndex((each) => each.id === id) === index),
    systemId: systemId(
      facts.find(({ deviceId }) => deviceId === 'default'),
      real,
    ),
    isHidden: facts.some(({ deviceId }) => deviceId === ''),
  };
}

/** An empty id stands for a device the browser does not tell of yet. */
const aliases: readonly string[] = ['default', 'communications', ''];

function systemId(alias: DeviceFacts | undefined, real: readonly DeviceFacts[]): string | null {
  if (alias === undefined) return null;
  const twins = real.filter(({ groupId }) => groupId !== '' && groupId === alias.groupId);
  // Some drivers put all their devices into one group; the alias's label ends with the device's own.
  const twin = twins.find(({ label }) => label !== '' && alias.label.endsWith(label)) ?? twins[0];
  return twin?.deviceId ?? null;
}
