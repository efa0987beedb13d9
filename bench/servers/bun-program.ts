import { cp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { leanSourceMaps } from '../../apps/api/lean-source-maps.ts';
import { checkEnvironment } from '../../tools/checks/check-environment.ts';
import { type Part, startPart } from '../../tools/part.ts';

const built = join(import.meta.dir, '..', '..', 'apps', 'api', 'dist');
const preload = join(import.meta.dir, 'tell-memory.ts');

/**
 * Puts the API as `bun run build` has built it into that folder, alone as it is in its image: beside the packages of the
 * repository a bundle loads some of them a second time. Answers with the program's path.
 */
export async function layOutApi(folder: string): Promise<string> {
  await cp(built, folder, { recursive: true });
  return join(folder, 'main.js');
}

/** Bundles the small application of Nest into that folder as the API's `build` script bundles the API; answers with its path. */
export async function buildNestSample(folder: string): Promise<string> {
  await Bun.build({
    entrypoints: [join(import.meta.dir, 'nest-sample', 'main.ts')],
    outdir: folder,
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
  await leanSourceMaps(folder);
  return join(folder, 'main.js');
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
