import type { DeviceChoice, KindChoices } from './device-choices.ts';

/** The device that is meant by a remembered id: null, the system's choice, when it is not there (any more). */
export function selectDevice({ devices }: KindChoices, rememberedId: string | null): string | null {
  return devices.some(({ id }) => id === rememberedId) ? rememberedId : null;
}

/**
 * How to ask for a remembered device. By name and no other only while it is there: Chromium takes the system's choice
 * over a mere wish. Where the list is hidden a wish is all there is; what is gone is not asked for.
 */
export function deviceWish(
  choices: KindChoices,
  rememberedId: string | null,
): ConstrainDOMStringParameters | null {
  if (rememberedId === null) return null;
  if (choices.isHidden) return { ideal: rememberedId };
  return selectDevice(choices, rememberedId) === null ? null : { exact: rememberedId };
}

/**
 * What a picker shows as chosen. After a chosen device has gone and come back, the one in use and the remembered one
 * differ: the one in use is the truth.
 */
export function shownDevice(
  choices: KindChoices,
  rememberedId: string | null,
  idInUse: string | null,
): string | null {
  const chosenId = selectDevice(choices, rememberedId);
  return chosenId === null || idInUse === null ? chosenId : selectDevice(choices, idInUse);
}

/**
 * The camera a phone's flip button turns to: the first that looks the other way, or where no one tells, the next of the
 * list, round and round. Null where there is no other.
 */
export function otherCamera({ devices }: KindChoices, idInUse: string | null): string | null {
  if (devices.length < 2) return null;
  const index = devices.findIndex(({ id }) => id === idInUse);
  const facing = devices[index]?.facing ?? null;
  const opposite = devices.find((each) => facing !== null && each.facing !== null && each.facing !== facing);
  return (opposite ?? devices[(index + 1) % devices.length])?.id ?? null;
}

/** What was plugged in between two looks. A list that was hidden, or is, tells nothing. */
export function pluggedDevices(before: KindChoices, now: KindChoices): readonly DeviceChoice[] {
  if (before.isHidden || now.isHidden) return [];
  return now.devices.filter(({ id }) => !before.devices.some((each) => each.id === id));
}

/** The device behind an id in use: Chromium calls the system's choice `default`. */
export function realDevice({ systemId }: KindChoices, idInUse: string | null): string | null {
  return idInUse === 'default' ? systemId : idInUse;
}

/** The device that was in use before and is no longer there; null when nothing was lost. */
export function lostDevice(
  before: KindChoices,
  now: KindChoices,
  idInUse: string | null,
): DeviceChoice | null {
  const id = realDevice(before, idInUse);
  if (now.isHidden || now.devices.some((each) => each.id === id)) return null;
  return before.devices.find((each) => each.id === id) ?? null;
}
