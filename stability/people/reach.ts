import type { Occupant, SmallRoom } from './small-rooms.ts';

/** Who had what of whom in a window of time. */
export type Reach = {
  /** People who knew the other of their room to be there and heard one sound. */
  readonly hearing: number;
  /** Tabs of each page that received one picture. */
  readonly seeing: Readonly<Record<'ours' | 'bare', number>>;
  /** People on screens who are of another room, and streams beyond the one there is to have. */
  readonly strangers: number;
};

/** What flows while something is awaited, and whom everybody sees at the end. */
export async function reachMeanwhile(rooms: readonly SmallRoom[], meanwhile: Promise<void>): Promise<Reach> {
  const everybody = rooms.flatMap(({ people, page }) =>
    people.map((occupant) => ({ occupant, page, people })),
  );
  const read = () =>
    Promise.all(
      everybody.map(async ({ occupant }) => ({
        sounds: await occupant.sounds(),
        pictures: await occupant.pictures(),
      })),
    );
  const before = await read();
  await meanwhile;
  const after = await read();
  const found = await Promise.all(
    everybody.map(async ({ occupant, page, people }, index) => {
      const flows = (kind: 'sounds' | 'pictures') =>
        risen(before[index]?.[kind] ?? {}, after[index]?.[kind] ?? {}, occupant.leastRise);
      const [sounds, pictures] = [flows('sounds'), flows('pictures')];
      const others = await occupant.others();
      const beyondOne = Math.max(0, sounds - 1) + Math.max(0, pictures - 1);
      const knowsOther = people.some(({ name }) => name !== occupant.name && others.includes(name));
      return { page, sounds, pictures, knowsOther, strangers: strangersAmong(others, people) + beyondOne };
    }),
  );
  const seeing = (wanted: 'ours' | 'bare') =>
    found.filter(({ page, pictures }) => page === wanted && pictures === 1).length;
  return {
    hearing: found.filter(({ sounds, knowsOther }) => sounds === 1 && knowsOther).length,
    seeing: { ours: seeing('ours'), bare: seeing('bare') },
    strangers: found.reduce((sum, { strangers }) => sum + strangers, 0),
  };
}

function risen(
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
  least: number,
): number {
  return Object.entries(after).filter(([id, amount]) => amount - (before[id] ?? 0) >= least).length;
}

function strangersAmong(names: readonly string[], ownRoom: readonly Occupant[]): number {
  return names.filter((name) => !ownRoom.some((occupant) => occupant.name === name)).length;
}
