import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { edgeHeaders } from './edge-headers.ts';

/**
 * Makes of the built page what the edge serves: `bun prepare-edge.ts <dist> <target>` writes `<target>/page`, each file
 * that gains by it also compressed, once and as well as can be, and `<target>/page-headers.caddy`.
 */
async function prepareEdge(dist: string, target: string): Promise<void> {
  const page = join(target, 'page');
  await cp(dist, page, { recursive: true, filter: (path) => !path.endsWith('.vite') });
  const files = await readdir(page, { recursive: true });
  await Promise.all(
    files.filter((file) => compressible.test(file)).map((file) => compress(join(page, file))),
  );
  await writeFile(join(target, 'page-headers.caddy'), edgeHeaders());
}

/** Fonts and pictures are compressed already. */
const compressible = /\.(?:html|js|css|svg|wasm|webmanifest)$/;

/** Below this a compressed file saves no packet. */
const leastBytes = 1024;

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  if (bytes.length < leastBytes) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(`${path}.br`, brotliCompressSync(bytes, { params }));
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}

if (import.meta.main) {
  const [dist, target] = process.argv.slice(2);
  if (dist === undefined || target === undefined)
    throw new Error('Say which folder the page was built into, and which one to write.');
  await prepareEdge(dist, target);
}
