import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readIfThere } from '../process/kept-file.ts';
import type { Progress } from '../steps/progress.ts';
import { type Program, runAloud } from './run-program.ts';
import { type Tally, tallyOf } from './tally.ts';

type Place = Omit<Program, 'args'>;

/** Specs of `bun test` under these paths, one file after the other or several files at once. */
export function bunTests(
  progress: Progress,
  name: string,
  paths: readonly string[],
  place: Place,
  { filesAtOnce = 1 } = {},
): Promise<Tally> {
  const parallel = filesAtOnce > 1 ? [`--parallel=${filesAtOnce}`] : [];
  return testRun(progress, name, place, (report) => ({
    // A developer's .env must not lead a spec to the developer's database.
    args: [
      '--no-env-file',
      'test',
      ...parallel,
      '--reporter=junit',
      `--reporter-outfile=${report}`,
      ...paths,
    ],
    env: {},
  }));
}

/** The browser tests of e2e/. */
export function browserTests(progress: Progress, place: Place): Promise<Tally> {
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  const config = join('e2e', 'playwright.config.ts');
  return testRun(progress, 'browser e2e', place, (report) => ({
    args: ['--bun', '--no-env-file', cli, 'test', '--config', config, '--reporter=list,junit'],
    env: { PLAYWRIGHT_JUNIT_OUTPUT_FILE: report },
  }));
}

async function testRun(
  progress: Progress,
  name: string,
  place: Place,
  runner: (report: string) => { args: readonly string[]; env: Record<string, string> },
): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'livemeet-report-'));
  const report = join(folder, 'junit.xml');
  const { args, env } = runner(report);
  const since = performance.now();
  progress.line(`\n${name}`);
  try {
    const exitCode = await runAloud({ cwd: place.cwd, args, env: { ...place.env, ...env } });
    const tally = tallyOf(await readIfThere(report), exitCode);
    const seconds = ((performance.now() - since) / 1_000).toFixed(1);
    progress.line(
      `${tally.failed === 0 ? '✓' : '✗'} ${name}: ${tally.passed} passed, ${tally.failed} failed, ${seconds} s`,
    );
    return tally;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
