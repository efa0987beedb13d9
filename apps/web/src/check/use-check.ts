import { useEffect, useState, useSyncExternalStore } from 'react';
import { Check, type CheckView } from './check.ts';

/** A check of one's own, ended with the page that shows it. */
export function useCheck(): { check: Check; view: CheckView } {
  const [check] = useState(() => new Check());
  useEffect(() => () => check.stop(), [check]);
  return { check, view: useSyncExternalStore(check.subscribe, check.getView) };
}
