import { join } from 'node:path';
import { checkEnvironment } from '../tools/checks/check-environment.ts';
import { endOnSignals } from '../tools/checks/end-on-signals.ts';
import { type Program, runAloud } from '../tools/checks/run-program.ts';
import { findChromium } from '../tools/chromium.ts';
import { docker } from './docker.ts';
import { asTable, keptFigures } from './figures.ts';

/**
 * `bun run test:compose`: builds the images, brings docker-compose.yml up under names and on ports of its own, one setup after
 * the other, meets in it, looks into it, breaks it, and removes it. Where no Docker engine answers it says so, and that is all.
 */
async function testCompose(args: readonly string[]): Promise<number> {
  endOnSignals();
  if (args[0] === 'table') {
    console.log(asTable(await keptFigures()));
    return 0;
  }
  if (!(await hasEngine())) {
    console.log('skipped: no engine');
    return 0;
  }
  const env = checkEnvironment(process.env, { CHROMIUM_PATH: await findChromium({ report: console.log }) });
  const exitCode = await runPlaywright(args, env);
  console.log(`\n${asTable(await keptFigures())}`);
  return exitCode;
}

/** Other arguments are Playwright's (a file, `-g <title>`). The first build of the images alone may take minutes. */
function runPlaywright(args: readonly string[], env: Program['env']): Promise<number> {
  const cli = join('node_modules', '@playwright', 'test', 'cli.js');
  const config = join('compose', 'playwright.config.ts');
  return runAloud({
    args: ['--bun', '--no-env-file', cli, 'test', '--config', config, ...args],
    cwd: join(import.meta.dirname, '..'),
    env,
    limitMs: 2 * 60 * 60_000,
  });
}

async function hasEngine(): Promise<boolean> {
  const answers = [
    docker(['version'], { limitMs: 10_000 }),
    docker(['compose', 'version'], { limitMs: 10_000 }),
  ];
  return (await Promise.allSettled(answers)).every(({ status }) => status === 'fulfilled');
}

if (import.meta.main) process.exit(await testCompose(process.argv.slice(2)));
