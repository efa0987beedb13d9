import * as z from 'zod/mini';
import { recall, remember } from './remembered.ts';

const Preferences = z.object({
  /** How the stage is laid out. `auto`: as the number of people and who speaks suggest. */
  layout: z.catch(z.enum(['auto', 'tiled', 'spotlight']), 'auto'),
  /** Where one sees oneself. `auto`: among the others, floating while there is only one other. */
  selfView: z.catch(z.enum(['auto', 'tile', 'floating', 'hidden']), 'auto'),
  /** No picture of anyone is received. */
  isDataSaverOn: z.catch(z.boolean(), false),
  /** Noise is taken out of one's voice on this device, before it is sent. */
  isNoiseSuppressionOn: z.catch(z.boolean(), false),
  /** Chosen devices by their ids; null: the system's choice. */
  microphoneId: z.catch(z.nullable(z.string()), null),
  cameraId: z.catch(z.nullable(z.string()), null),
  speakerId: z.catch(z.nullable(z.string()), null),
  /** How loud single people are, 0 to 1, by their names; who is not listed is as loud as they are. */
  volumes: z.catch(z.record(z.string(), z.number().check(z.minimum(0), z.maximum(1))), {}),
});

/** What a person has set, on this device and for every meeting. */
export type Preferences = Readonly<z.infer<typeof Preferences>>;

const storageKey = 'livemeet.preferences';

let current: Preferences | null = null;
const listeners = new Set<() => void>();

/** What is set now; the same object until something changes. What this version does not understand is as if never set. */
export function getPreferences(): Preferences {
  current ??= Preferences.parse(stored());
  return current;
}

/** Sets some of them, for now and for the next time. */
export function setPreferences(changed: Partial<Preferences>): void {
  current = { ...getPreferences(), ...changed };
  remember(storageKey, JSON.stringify(current));
  for (const listener of listeners) listener();
}

/** Tells of each change, in another tab too, until what it returns is called. */
export function subscribePreferences(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', readAgain);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('storage', readAgain);
  };
}

/** Another tab has set something: what this one would set next must not undo it. */
function readAgain({ key }: StorageEvent): void {
  if (key !== storageKey) return;
  current = null;
  for (const listener of listeners) listener();
}

function stored(): object {
  try {
    const value: unknown = JSON.parse(recall(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {}; // another hand wrote it
  }
}
