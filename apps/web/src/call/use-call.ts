import { useSyncExternalStore } from 'react';
import type { Call } from './call.ts';
import type { CallState } from './call-state.ts';

/** Where the call is now. */
export function useCall(call: Call): CallState {
  return useSyncExternalStore(call.subscribe, call.getState);
}
