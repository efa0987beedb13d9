import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Takes the texts of the sources out of a folder's source maps; which line of which file a piece of the bundle comes from
 * stays. Bun reads a whole map for the first stack trace, and Express has one made while it loads: with the texts that was
 * a sixth of what the API's code takes to load, and 14 MB of memory.
 */
export async function leanSourceMaps(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.js.map')) continue;
    const path = join(folder, name);
    const map = JSON.parse(await readFile(path, 'utf8')) as { sources: string[] };
    // Bun refuses a map without the list.
    await writeFile(path, JSON.stringify({ ...map, sourcesContent: map.sources.map(() => null) }));
  }
}

if (import.meta.main) await leanSourceMaps(join(import.meta.dir, 'dist'));
