import type { Preferences } from '../../storage/preferences.ts';

/** Who is pinned in this room, as they were pinned. It is forgotten with the room. */
export class Pins {
  #pinned: readonly string[] = [];
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Identities; the same array until it changes. */
  readonly get = (): readonly string[] => this.#pinned;

  /** Pins someone, or lets them go. */
  toggle(identity: string, layout: Preferences['layout']): void {
    this.#pinned = pinsAfter(this.#pinned, identity, layout);
    for (const listener of this.#listeners) listener();
  }
}

/** Tiles can have several pinned among them; the spotlight has room for one. */
export function pinsAfter(
  pinned: readonly string[],
  identity: string,
  layout: Preferences['layout'],
): readonly string[] {
  if (pinned.includes(identity)) return pinned.filter((other) => other !== identity);
  return layout === 'spotlight' ? [identity] : [...pinned, identity];
}
