/** Something that happened in the room and is worth saying to someone who does not see it. */
export type Happening =
  | { kind: 'joined' | 'left'; name: string }
  | { kind: 'microphone' | 'camera'; isOn: boolean }
  | { kind: 'reconnected' };

/** One person by name, and how many more. */
export type Crowd = { name: string; others: number };

/** What is said of everything that happened within a while; null: nothing of that kind. */
export type Announcement = {
  joined: Crowd | null;
  left: Crowd | null;
  microphone: boolean | null;
  camera: boolean | null;
  isReconnected: boolean;
};

/** Batches what happened, in its order. What was undone meanwhile, such as a leaving and a coming back, is not said. */
export function announcementOf(happenings: readonly Happening[]): Announcement {
  const joined: string[] = [];
  const left: string[] = [];
  for (const each of happenings)
    if (each.kind === 'joined') addOrUndo(each.name, joined, left);
    else if (each.kind === 'left') addOrUndo(each.name, left, joined);
  return {
    joined: crowdOf(joined),
    left: crowdOf(left),
    microphone: lastChange(happenings, 'microphone'),
    camera: lastChange(happenings, 'camera'),
    isReconnected: happenings.some(({ kind }) => kind === 'reconnected'),
  };
}

/** Who came and who went between two looks at the room; each look has names by identity. */
export function comingsAndGoings(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Happening[] {
  const missing = (from: ReadonlyMap<string, string>, to: ReadonlyMap<string, string>): string[] =>
    [...from].filter(([identity]) => !to.has(identity)).map(([, name]) => name);
  return [
    ...missing(before, after).map((name) => ({ kind: 'left', name }) as const),
    ...missing(after, before).map((name) => ({ kind: 'joined', name }) as const),
  ];
}

/** By name: whoever comes back after a full reconnect may have another identity. */
function addOrUndo(name: string, list: string[], opposite: string[]): void {
  const undone = opposite.indexOf(name);
  if (undone === -1) list.push(name);
  else opposite.splice(undone, 1);
}

function crowdOf([name, ...others]: readonly string[]): Crowd | null {
  return name === undefined ? null : { name, others: others.length };
}

/** Changes alternate, so the first and the last are alike unless the device is as it was. */
function lastChange(happenings: readonly Happening[], kind: 'microphone' | 'camera'): boolean | null {
  const changes = happenings.flatMap((each) => (each.kind === kind ? [each.isOn] : []));
  return changes[0] === changes.at(-1) ? (changes[0] ?? null) : null;
}
