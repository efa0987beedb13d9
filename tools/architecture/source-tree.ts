import { readdir, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/** A text file of the repository, by its path from the root with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

const NOT_OURS = new Set(['.git', '.livemeet', 'dist', 'node_modules', 'playwright-report', 'test-results']);
const TEXT = /(\.(ts|tsx|css|html|json|md|yml|yaml|toml)|\.example|^\.ci\/run)$/;

/** Every text file below this folder, but for what is installed, built or private. Sorted. */
export async function sourceTree(root: string, folder = ''): Promise<SourceFile[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const files: SourceFile[] = [];
  for (const entry of entries.sort((one, other) => one.name.localeCompare(other.name))) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory() && !NOT_OURS.has(entry.name)) files.push(...(await sourceTree(root, path)));
    if (entry.isFile() && TEXT.test(path))
      files.push({ path, text: await readFile(join(root, path), 'utf8') });
  }
  return files;
}

/** What a file imports, types and dynamic imports included: a repository path, or a package as it is written. Pure. */
export function importsOf({ path, text }: SourceFile): string[] {
  const found = text.matchAll(/\b(?:from|import)\s*\(?\s*'([^'\n]+)'/g);
  return [...found].map(([, specifier = '']) =>
    specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier,
  );
}
