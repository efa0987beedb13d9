import { expect, test } from 'bun:test';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leanSourceMaps } from './lean-source-maps.ts';

test('a stack trace names the line of the source, which is in the map no more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'livemeet-maps-'));
  try {
    const source = join(folder, 'thrower.ts');
    await writeFile(source, "type Unused = string;\n\n\nconsole.log(new Error('on line 4').stack);\n");
    const built = await Bun.build({
      entrypoints: [source],
      outdir: folder,
      target: 'bun',
      sourcemap: 'linked',
      minify: { whitespace: true, syntax: true },
    });
    expect(built.success).toBe(true);
    const map = join(folder, 'thrower.js.map');
    expect(await readFile(map, 'utf8')).toContain('on line 4');

    await leanSourceMaps(folder);
    expect(await readFile(map, 'utf8')).not.toContain('on line 4');
    const run = Bun.spawnSync([process.execPath, join(folder, 'thrower.js')]);
    expect(run.stdout.toString()).toContain('thrower.ts:4:');
    expect(run.stderr.toString()).toBe('');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
