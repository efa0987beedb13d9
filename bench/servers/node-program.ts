import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { programOnPath } from '../../tools/install/program-on-path.ts';
import { type Part, startPart } from '../../tools/part.ts';

const bench = join(import.meta.dir, '..');
/** Inside the repository, so that the programs find its packages. */
const folder = join(bench, '..', 'test-results', 'bench', 'programs');

/** The Node.js on PATH, or undefined. A `node` that is Bun is passed over: `bun run` puts one before all others. */
export function findNode(path = process.env.PATH ?? ''): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => programOnPath(['node'], { PATH: folder }) ?? [])
    .find(isNode);
}

function isNode(program: string): boolean {
  const asked = Bun.spawnSync([program, '-p', 'process.versions.bun ?? "none"']);
  return asked.success && asked.stdout.toString().trim() === 'none';
}

/** Makes JavaScript of one of our programs (`servers/same-work.ts`), its packages left as they are; answers with its path. */
export async function buildForNode(entry: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const built = await Bun.build({
    entrypoints: [join(bench, entry)],
    outdir: folder,
    naming: '[name].mjs',
    target: 'node',
    packages: 'external',
  });
  const [output] = built.outputs;
  if (output === undefined) throw new Error(`${entry} was not built`);
  return output.path;
}

/** Starts a built program under Node.js, in production's mode. */
export function startUnderNode(
  node: string,
  program: string,
  env: Readonly<Record<string, string>>,
  output: (text: string) => void,
): Promise<Part> {
  return startPart({
    command: node,
    args: [program],
    env: { ...process.env, NODE_ENV: 'production', ...env },
    output,
    stopSteps: [{ signal: 'SIGTERM', graceMs: 2000 }],
  });
}
