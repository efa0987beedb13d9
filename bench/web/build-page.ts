import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { runQuietly } from '../../tools/checks/run-program.ts';

const root = join(import.meta.dir, '..', '..');
const web = join(root, 'apps', 'web');

/**
 * Builds the page in that folder of `bench/web` for production, as LiveMeet's own is built, and compresses it as the
 * edge's image does. Returns the folder that can be served.
 */
export async function buildPage(name: 'stock-page' | 'bare-page', directory: string): Promise<string> {
  const dist = join(directory, name, 'dist');
  await mkdir(dist, { recursive: true });
  await build({
    root: join(import.meta.dir, name),
    configFile: false,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { outDir: dist, emptyOutDir: true, target: 'baseline-widely-available' },
  });
  return compressPage(dist, join(directory, name));
}

/** The same for LiveMeet's page, which `bun run build` has built. */
export function prepareOwnPage(directory: string): Promise<string> {
  return compressPage(join(web, 'dist'), join(directory, 'own-page'));
}

async function compressPage(dist: string, target: string): Promise<string> {
  await mkdir(target, { recursive: true });
  const args = [join(web, 'prepare-edge.ts'), dist, target];
  const { exitCode, output } = await runQuietly({ args, cwd: root, env: process.env });
  if (exitCode !== 0) throw new Error(`The page cannot be compressed:\n${output}`);
  return join(target, 'page');
}
