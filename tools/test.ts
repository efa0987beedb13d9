import { join } from 'node:path';
import { checkEnvironment } from './checks/check-environment.ts';
import { endOnSignals } from './checks/end-on-signals.ts';
import { formatLintAndTypes, quietCheck } from './checks/quiet-checks.ts';
import type { Program } from './checks/run-program.ts';
import { asLine, nothingYet, plus, type Tally } from './checks/tally.ts';
import { browserTests, bunTests } from './checks/test-runs.ts';
import { findChromium } from './chromium.ts';
import { findFirefox } from './firefox.ts';
import { installPackages } from './install/packages.ts';
import { findLivekitServer } from './livekit-server.ts';
import { MissingPart } from './missing-part.ts';
import { serverAccount } from './postgres/server-account.ts';
import { serverBinaries } from './postgres/server-binaries.ts';
import { findRedisServer } from './redis.ts';
import { Progress } from './steps/progress.ts';

const KINDS = ['unit', 'api', 'e2e'] as const;
type Kind = (typeof KINDS)[number];

/**
 * Every check and test of the repository, or those of one kind, on parts of its own. All are run, whatever fails;
 * the last line says `N passed, N failed`.
 */
async function test(kinds: readonly Kind[]): Promise<Tally> {
  const progress = new Progress({ nameWidth: 28 });
  const root = join(import.meta.dir, '..');
  await progress.step('packages', async (report) => {
    const isNew = await installPackages(root, report);
    return { value: undefined, note: isNew ? 'installed' : 'as locked' };
  });
  const found = await requireParts(kinds, progress);
  const place = { cwd: root, env: checkEnvironment(process.env, found) };
  const isAll = kinds.length === KINDS.length;
  let tally = nothingYet;
  const add = (more: Tally): void => {
    tally = plus(tally, more);
  };
  if (isAll) add(await formatLintAndTypes(progress, place));
  if (kinds.includes('unit')) {
    const paths = [
      './architecture.spec.ts',
      ...['./packages/', './apps/api/src/', './apps/api/lean-source-maps.spec.ts', './apps/web/'],
      ...['./faults/accounting/', './faults/load/', './faults/parts/', './ops/', './tools/'],
      ...['./bench/', './stability/accounting/', './stability/link/', './stability/people/'],
      './stability/reporting/',
    ];
    add(await bunTests(progress, 'unit specs', paths, place));
  }
  if (kinds.includes('api')) {
    const paths = ['./apps/api/e2e/', './faults/quick.spec.ts'];
    // Each file has parts of its own, and most of them wait for those most of the time.
    add(await bunTests(progress, 'API e2e', paths, place, { filesAtOnce: 2 }));
  }
  if (kinds.includes('e2e')) {
    // --bun puts a `bun` on the PATH of the packages' scripts, where there may be none.
    const args = ['--bun', 'run', '--filter', '*', 'build'];
    add(await quietCheck(progress, 'build', { ...place, args }));
    add(await browserTests(progress, place));
    add(await bunTests(progress, 'stability, quick', ['./stability/quick.spec.ts'], place));
    add(await firefoxTests(progress, place));
  }
  return tally;
}

/** The few tests that want a Firefox. Where there is none they are left out, which a line says and no count hides. */
async function firefoxTests(progress: Progress, place: Omit<Program, 'args'>): Promise<Tally> {
  const path = await progress.step('Firefox', async (report) => {
    const found = await findFirefox({ report });
    return { value: found, note: found ?? 'none found, and none can be installed here' };
  });
  if (path !== null) {
    const env = { ...place.env, FIREFOX_PATH: path };
    return bunTests(progress, 'Firefox e2e', ['./e2e/firefox/'], { ...place, env });
  }
  progress.line('skipped: no Firefox');
  return nothingYet;
}

/** Finds or brings every program the tests start, before the first of them runs. */
async function requireParts(kinds: readonly Kind[], progress: Progress): Promise<Record<string, string>> {
  const part = (name: string, find: (report: (line: string) => void) => Promise<string>) =>
    progress.step(name, async (report) => {
      const path = await find(report);
      return { value: path, note: path };
    });
  await part('PostgreSQL', async () => (await serverBinaries(serverAccount())).postgres);
  await part('LiveKit', (report) => findLivekitServer({ report }));
  await part('Redis', (report) => findRedisServer({ report }));
  if (!kinds.includes('e2e')) return {};
  return { CHROMIUM_PATH: await part('Chromium', (report) => findChromium({ report })) };
}

function kindsOf(word: string | undefined): readonly Kind[] {
  if (word === undefined) return KINDS;
  const kind = KINDS.find((one) => one === word);
  if (kind) return [kind];
  console.error(`\`bun run test\` runs everything, with ${KINDS.join(', ')} a part; not "${word}".`);
  process.exit(2);
}

async function main(): Promise<number> {
  endOnSignals();
  const tally = await test(kindsOf(process.argv[2])).catch((error) => {
    console.error(error instanceof MissingPart ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  console.log(`\n${asLine(tally)}`);
  return tally.failed === 0 ? 0 : 1;
}

if (import.meta.main) process.exit(await main());
