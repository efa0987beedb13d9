import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { draftName } from './draft.ts';

/**
 * The text of a private file (mode 0600), written once with `make` when it is not there. Two starters at the
 * same time get the same text.
 */
export async function keptFile(path: string, make: () => string): Promise<string> {
  const kept = await readIfThere(path);
  if (kept !== undefined) return kept;
  const draft = draftName(path);
  await writeFile(draft, make(), { mode: 0o600 });
  // A link, unlike a rename, fails when the name is taken: the first writer wins, and no one reads half a file.
  await link(draft, path).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readFile(path, 'utf8');
}

/** The file's text, or undefined when there is no such file. */
export async function readIfThere(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
}
