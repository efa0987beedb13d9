import { posix } from 'node:path';
import { importsOf, type SourceFile } from './source-tree.ts';

/** A pattern that some files may not contain, and why. */
export type Ban = { readonly pattern: RegExp; readonly reason: string; readonly exempt: readonly string[] };

const DRAWERS = new Set('common core helper helpers lib misc shared util utils'.split(' '));

/** Files over this many lines. Pure. */
export function longFiles(files: readonly SourceFile[], limit: number): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines > limit ? [`${path} has ${lines} lines`] : [];
  });
}

/** Folders and files named after nothing in particular. Pure. */
export function drawers(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.split('/').some((name) => DRAWERS.has(name.replace(/\..*$/, ''))))
    .map(({ path }) => `${path} is a drawer`);
}

/** Files that hand on what others export. Pure. */
export function barrels(files: readonly SourceFile[], allowed: readonly string[]): string[] {
  return files
    .filter(
      ({ path, text }) =>
        /^export\s+(type\s+)?(\*|\{[^}]*\})\s*(as \w+\s+)?from\b/m.test(text) && !allowed.includes(path),
    )
    .map(({ path }) => `${path} hands on exports of another file`);
}

/** Words that must not stand in a file. Pure. */
export function bannedWords(files: readonly SourceFile[], bans: readonly Ban[]): string[] {
  return bans.flatMap(({ pattern, reason, exempt }) =>
    files
      .filter(({ path, text }) => pattern.test(text) && !exempt.some((place) => path.startsWith(place)))
      .map(({ path }) => `${path}: ${reason}`),
  );
}

/** Relative paths, in code or prose, that lead out of the repository. Pure. */
export function pathsOutside(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/(?<![\w./%])(?:\.\.\/)+[\w.-]+/g)]
      .filter(([relative]) => posix.join(posix.dirname(path), relative).startsWith('..'))
      .map(([relative]) => `${path} points at ${relative}, outside the repository`),
  );
}

/** Files whose name does not license what they import: the framework belongs to files that say so. Pure. */
export function unlicensedSuffixes(
  files: readonly SourceFile[],
  { base, licensed, framework }: { base: string; licensed: RegExp; framework: RegExp },
): string[] {
  return files
    .filter(({ path }) => path.startsWith(`${base}/`) && !/\.spec\.tsx?$/.test(path) && !licensed.test(path))
    .flatMap((file) =>
      importsOf(file)
        .filter((target) => framework.test(target))
        .map((target) => `${file.path} imports ${target}: its name gives no licence for that`),
    );
}
