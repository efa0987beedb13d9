import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Progress } from '../steps/progress.ts';
import { type Program, runQuietly } from './run-program.ts';
import { nothingYet, plus, type Tally } from './tally.ts';

type Place = Omit<Program, 'args'>;

/** Format, lint and types: each a line, and its words only when it fails. All are run. */
export async function formatLintAndTypes(progress: Progress, place: Place): Promise<Tally> {
  const biome = join('node_modules', '@biomejs', 'biome', 'bin', 'biome');
  let tally = await quietCheck(progress, 'format, lint', {
    ...place,
    args: [biome, 'check', '--error-on-warnings'],
  });
  for (const project of await typedProjects(place.cwd)) {
    const args = [join('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit', '-p', project];
    tally = plus(tally, await quietCheck(progress, `types ${project}`, { ...place, args }));
  }
  return tally;
}

/** One check that is nothing but its exit code. */
export async function quietCheck(progress: Progress, name: string, program: Program): Promise<Tally> {
  let failure = '';
  await progress
    .step(name, async () => {
      const { exitCode, output } = await runQuietly(program);
      if (exitCode === 0) return { value: undefined };
      failure = output.trim() || `exit code ${exitCode}, and not a word`;
      throw new Error(name);
    })
    .catch(() => progress.line(failure));
  return plus(nothingYet, failure === '' ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

async function typedProjects(root: string): Promise<string[]> {
  const projects = ['.'];
  for (const shelf of ['packages', 'apps']) {
    const names = await readdir(join(root, shelf));
    projects.push(...names.sort().map((name) => join(shelf, name)));
  }
  return projects.filter((project) => existsSync(join(root, project, 'tsconfig.json')));
}
