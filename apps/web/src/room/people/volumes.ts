/** How loud people are, 0 to 1, by their names. */
type Volumes = Readonly<Record<string, number>>;

/** How loud someone is; who is not listed is as loud as they are. */
export function volumeOf(volumes: Volumes, name: string): number {
  return Object.hasOwn(volumes, name) ? (volumes[name] ?? 1) : 1;
}

/** With this volume for that name. Full volume is the usual one and is not kept. */
export function withVolume(volumes: Volumes, name: string, volume: number): Volumes {
  const others = Object.entries(volumes).filter(([each]) => each !== name);
  return Object.fromEntries(volume < 1 ? [...others, [name, Math.max(0, volume)]] : others);
}
