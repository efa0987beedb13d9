import { expect, test } from 'bun:test';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { findNode } from './node-program.ts';

test('a node that is Bun, as `bun run` puts it on PATH, is not taken for Node.js', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'livemeet-node-'));
  try {
    await symlink(process.execPath, join(folder, 'node'));
    expect(findNode(folder)).toBeUndefined();
    expect(findNode([folder, process.env.PATH].join(delimiter))).toBe(findNode());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
