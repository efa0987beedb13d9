import { createContext, use, useSyncExternalStore } from 'react';
import { usePreferences } from '../../storage/use-preferences.ts';
import { Pins } from './pins.ts';

/** The pins of the room one is in. */
export const PinsContext = createContext(new Pins());

/** Who is pinned, as they were pinned, and how to pin someone or let them go in the layout of now. */
export function usePins(): { pinned: readonly string[]; togglePin: (identity: string) => void } {
  const pins = use(PinsContext);
  const pinned = useSyncExternalStore(pins.subscribe, pins.get);
  const { layout } = usePreferences();
  return { pinned, togglePin: (identity) => pins.toggle(identity, layout) };
}
