import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a program that PATH offers, the first of these names that is there. */
export function programOnPath(
  names: readonly string[],
  env: Record<string, string | undefined> = process.env,
): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name + suffix)).find(isProgram);
    if (found) return found;
  }
  return undefined;
}

/** Whether this path is a file the caller may run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
