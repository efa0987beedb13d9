/** What this device remembers of the person; nothing of it leaves the browser. */
export type RememberedKey = 'livemeet.locale' | 'livemeet.name' | 'livemeet.preferences';

/** What was remembered, or null; also where the browser keeps nothing. */
export function recall(key: RememberedKey): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is switched off: the page works, it only forgets
  }
}

/** Remembers a value on this device, where the browser lets it. */
export function remember(key: RememberedKey, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Switched off or full: nothing is lost that the person would miss now.
  }
}
