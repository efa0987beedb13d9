import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { MissingPart } from '../missing-part.ts';
import { draftFolder } from '../process/draft.ts';
import { keptFile, readIfThere } from '../process/kept-file.ts';
import { reachableDirectory } from './reachable-directory.ts';
import type { ServerAccount } from './server-account.ts';
import type { ServerBinaries } from './server-binaries.ts';

/** Role and database have this one name. */
export const DATABASE = 'livemeet';

/** A place on disk that holds a database cluster (`data`) and, beside it, its password and its log. */
export type DataDirectory = {
  readonly home: string;
  readonly data: string;
  readonly log: string;
  readonly password: string;
};

/** Opens the database cluster kept in this directory, or makes one. Its data stay until someone removes them. */
export async function dataDirectory(
  directory: string,
  binaries: ServerBinaries,
  account: ServerAccount | undefined,
  report: (line: string) => void,
): Promise<DataDirectory> {
  const home = await reachableDirectory(directory, account);
  const data = join(home, 'data');
  const version = (await readIfThere(join(data, 'PG_VERSION')))?.trim();
  const hasPassword = (await readIfThere(join(home, 'password'))) !== undefined;
  if (version !== undefined && version !== binaries.majorVersion) {
    throw new MissingPart(
      `The data in ${data} belong to PostgreSQL ${version}, this is ${binaries.majorVersion}: move them away, or set DATABASE_URL to a PostgreSQL ${version}.`,
    );
  }
  if (version !== undefined && !hasPassword) {
    throw new MissingPart(
      `The password of the data in ${data} is gone: remove ${home} to start afresh, or restore it.`,
    );
  }
  const password = await keptFile(join(home, 'password'), () => randomBytes(24).toString('hex'));
  if (version === undefined) {
    report(`making a data directory in ${home}`);
    await createCluster(data, password, binaries, account);
  }
  return { home, data, log: join(home, 'postgres.log'), password };
}

/** Builds beside and renames, so that a run broken off leaves nothing half made. */
async function createCluster(
  data: string,
  password: string,
  binaries: ServerBinaries,
  account: ServerAccount | undefined,
): Promise<void> {
  const building = await draftFolder(data, 0o700);
  const passwordFile = `${building}.password`;
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) {
    for (const path of [building, passwordFile]) await chown(path, account.uid, account.gid);
  }
  // The built-in locale provider gives the same order of text on every platform, whatever its libc knows.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const login = [`--username=${DATABASE}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    await promisify(execFile)(binaries.initdb, ['-D', building, ...locale, ...login], {
      ...account,
      cwd: '/',
    });
    await rename(building, data).catch((error) => {
      // Another start made the cluster first.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } catch (cause) {
    throw new MissingPart(`PostgreSQL could not make its data directory ${data}: ${lastLine(cause)}`, {
      cause,
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(building, { recursive: true, force: true });
  }
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return text.trim().split('\n').at(-1) || String(error);
}
