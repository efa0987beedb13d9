import { expect, test } from 'bun:test';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { draftFolder } from './draft.ts';

/** Above the largest process id that Linux and macOS give out. */
const NOBODY = 99_999_999;

test('makes a folder of its own and removes only what a dead process left', async () => {
  const shelf = await mkdtemp(join(tmpdir(), 'livemeet-draft-'));
  const kept = ['data', `data.draft-${process.pid}-aa`, `other.draft-${NOBODY}-aa`, 'data.draft-notes'];
  for (const name of kept) await mkdir(join(shelf, name));
  await mkdir(join(shelf, `data.draft-${NOBODY}-bb`));
  await writeFile(join(shelf, `data.draft-${NOBODY}-bb.password`), 'x');
  const folders = await Promise.all([draftFolder(join(shelf, 'data')), draftFolder(join(shelf, 'data'))]);
  expect(new Set(folders).size).toBe(2);
  expect((await readdir(shelf)).sort()).toEqual(
    [...kept, ...folders.map((folder) => basename(folder))].sort(),
  );
  await rm(shelf, { recursive: true });
});
