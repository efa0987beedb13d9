import { importsOf, type SourceFile } from './source-tree.ts';

/**
 * The floors of one source folder, the top one first. A floor lists its rooms: folders or files, `.` for the files
 * right in the base. Imports run down, from a room to a lower floor; rooms of one floor do not know each other.
 */
export type Building = { readonly base: string; readonly floors: readonly (readonly string[])[] };

/** Only files under these paths may import the package (or a path below it). */
export type Licence = { readonly package: string; readonly holders: readonly string[] };

/** Imports against the direction of a building, and files that stand on none of its floors. Pure. */
export function upwardImports(files: readonly SourceFile[], building: Building): string[] {
  const inside = files.filter(({ path }) => path.startsWith(`${building.base}/`));
  return inside.flatMap((file) => {
    const from = roomOf(file.path, building);
    if (!from) return [`${file.path} stands on no floor`];
    return importsOf(file).flatMap((target) => {
      const to = target.startsWith(`${building.base}/`) ? roomOf(target, building) : undefined;
      if (!to || to.floor > from.floor || to.room === from.room) return [];
      return [`${file.path} imports ${target}, which is not below it`];
    });
  });
}

/** Files that reach out of their own workspace package by a relative path. Pure. */
export function strayImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const home = /^(?:apps|packages)\/[^/]+\//.exec(file.path)?.[0];
    if (!home) return [];
    const roots = /^(apps|packages|tools|e2e|faults|stability|ops|bench)\//;
    const isSpec = file.path.includes('/e2e/');
    return importsOf(file)
      .filter((target) => (roots.test(target) || target.startsWith('..')) && !target.startsWith(home))
      .filter((target) => !(isSpec && target.startsWith('tools/')))
      .map((target) => `${file.path} imports ${target}, outside its package`);
  });
}

/** Imports of a package by files without its licence. Pure. */
export function unlicensedImports(files: readonly SourceFile[], licences: readonly Licence[]): string[] {
  return licences.flatMap(({ package: name, holders }) =>
    files
      .filter(({ path }) => !holders.some((holder) => path.startsWith(holder)))
      .filter((file) => importsOf(file).some((target) => target === name || target.startsWith(`${name}/`)))
      .map(({ path }) => `${path} imports ${name} without a licence`),
  );
}

/** Rings of files that import each other, each named once, by its path from its first file back to it. Pure. */
export function importCycles(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map(({ path }) => path));
  const graph = new Map(
    files.map((file) => [file.path, importsOf(file).filter((target) => known.has(target))]),
  );
  const settled = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || settled.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    settled.add(path);
  };
  for (const path of known) visit(path, []);
  return cycles;
}

function roomOf(path: string, { base, floors }: Building): { room: string; floor: number } | undefined {
  const inside = path.slice(base.length + 1);
  const [first = ''] = inside.split('/');
  const names = [inside, ...(inside.includes('/') ? [first] : ['.'])];
  for (const room of names) {
    const floor = floors.findIndex((rooms) => rooms.includes(room));
    if (floor >= 0) return { room, floor };
  }
  return undefined;
}
