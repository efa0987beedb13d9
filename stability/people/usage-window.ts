import { corePercent, type Usage, usageOf } from './process-usage.ts';

/** Processes that are watched, by a name of theirs. */
export type Watched<Name extends string> = Readonly<Record<Name, number>>;

/** What a process used of a core on average, and held at the end. */
export type Used = { readonly corePercent: number; readonly megabytes: number };

/** What each of them uses while something is awaited. */
export async function usedMeanwhile<Name extends string>(
  pids: Watched<Name>,
  meanwhile: Promise<unknown>,
): Promise<Record<Name, Used>> {
  const look = (): Map<Name, Usage> =>
    new Map((Object.keys(pids) as Name[]).map((name) => [name, usageOf(pids[name])]));
  const before = look();
  await meanwhile;
  return Object.fromEntries(
    [...look()].map(([name, after]) => [
      name,
      { corePercent: corePercent(before.get(name) ?? after, after), megabytes: after.megabytes },
    ]),
  ) as Record<Name, Used>;
}
