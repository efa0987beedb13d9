import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkEnvironment } from './checks/check-environment.ts';
import { containerChecks } from './checks/container-checks.ts';
import { endOnSignals } from './checks/end-on-signals.ts';
import { formatLintAndTypes } from './checks/quiet-checks.ts';
import { asLine, plus } from './checks/tally.ts';
import { bunTests } from './checks/test-runs.ts';
import { installPackages } from './install/packages.ts';
import { Progress } from './steps/progress.ts';

/**
 * The quick answer while one works: format, lint, types, what is written for containers, the import law and the specs that
 * start no real part.
 * `bun run test` is the whole answer.
 */
async function check(): Promise<number> {
  endOnSignals();
  const progress = new Progress({ nameWidth: 28 });
  const place = { cwd: join(import.meta.dir, '..'), env: checkEnvironment(process.env) };
  await installPackages(place.cwd, (line) => progress.line(line));
  const quiet = await formatLintAndTypes(progress, place);
  const containers = await containerChecks(progress, place);
  const specs = await bunTests(progress, 'law and specs', await quickSpecs(), place);
  const tally = plus(plus(quiet, containers), specs);
  progress.line(asLine(tally));
  return tally.failed === 0 ? 0 : 1;
}

/** The specs right in tools/, faults/ and stability/ start databases and servers; those in their folders do not. */
async function quickSpecs(): Promise<string[]> {
  const folders: string[] = [];
  for (const shelf of ['bench', 'faults', 'stability', 'tools']) {
    const entries = await readdir(join(import.meta.dir, '..', shelf), { withFileTypes: true });
    folders.push(...entries.filter((entry) => entry.isDirectory()).map(({ name }) => `./${shelf}/${name}/`));
  }
  return [
    './architecture.spec.ts',
    './packages/',
    './apps/api/src/',
    './apps/api/lean-source-maps.spec.ts',
    './apps/web/',
    './ops/',
    ...folders,
  ];
}

if (import.meta.main) process.exit(await check());
