/** A step of `bun dev`, and how long it took by its own word, in seconds. */
export type DevStep = { readonly name: string; readonly seconds: number };

/** The steps that are done, in the order they got done, from what `bun dev` has written. Pure. */
export function devStepsIn(said: string): DevStep[] {
  return [...said.matchAll(/^✓ (\S.*?) +([\d.]+) s(?: |$)/gm)].map(([, name = '', seconds]) => ({
    name,
    seconds: Number(seconds),
  }));
}
