/** How many others a screen showed from a moment on (Unix time in milliseconds). */
export type Presence = { readonly at: number; readonly others: number };

/** When the last of the others went from the screen after a moment, or null while somebody is there. Pure. */
export function goneAt(seen: readonly Presence[], since: number): number | null {
  return seen.find(({ at, others }) => at > since && others === 0)?.at ?? null;
}

/** The most others a screen showed at any one moment. Pure. */
export function mostOthers(seen: readonly Presence[]): number {
  return Math.max(0, ...seen.map(({ others }) => others));
}
