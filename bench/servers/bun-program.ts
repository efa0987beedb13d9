import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkEnvironment } from '../../tools/checks/check-environment.ts';
import { type Part, startPart } from '../../tools/part.ts';

const root = join(import.meta.dir, '..', '..');
/** Inside the repository, so that the program finds its packages. */
const folder = join(root, 'test-results', 'bench', 'programs');
const preload = join(import.meta.dir, 'tell-memory.ts');

/** The API as `bun run build` has built it. */
export const builtApi = join(root, 'apps', 'api', 'dist', 'main.js');

/** The small application of Nest, bundled as the API's `build` script bundles the API; answers with its path. */
export async function buildNestSample(): Promise<string> {
  await mkdir(folder, { recursive: true });
  const built = await Bun.build({
    entrypoints: [join(import.meta.dir, 'nest-sample', 'main.ts')],
    outdir: folder,
    naming: 'nest-sample.[ext]',
    target: 'bun',
    sourcemap: 'linked',
    minify: { whitespace: true, syntax: true },
    external: [
      '@nestjs/microservices',
      '@nestjs/microservices/*',
      '@nestjs/websockets/*',
      'class-transformer',
      'class-validator',
    ],
  });
  const output = built.outputs.find(({ kind }) => kind === 'entry-point');
  if (output === undefined) throw new Error('the application of Nest was not built');
  return output.path;
}

export type BunProgram = {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it writes what memory it holds, every ten seconds; nothing is added to the program without it. */
  readonly memoryLog?: string;
};

/** Starts a built program as the API is started: under the Bun that runs us, in production's mode. */
export function startUnderBun(
  { path, env, memoryLog }: BunProgram,
  output: (text: string) => void,
): Promise<Part> {
  const told = memoryLog === undefined ? {} : { MEMORY_LOG: memoryLog };
  return startPart({
    command: process.execPath,
    args: [...(memoryLog === undefined ? [] : ['--preload', preload]), '--no-install', path],
    cwd: dirname(path),
    env: { ...checkEnvironment(process.env), NODE_ENV: 'production', ...env, ...told },
    output,
    stopSteps: [{ signal: 'SIGTERM', graceMs: 5000 }],
  });
}
