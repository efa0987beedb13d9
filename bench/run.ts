import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endOnSignals } from '../tools/checks/end-on-signals.ts';
import { runAloud, runQuietly } from '../tools/checks/run-program.ts';
import { withinLimit } from '../tools/checks/within-limit.ts';
import type { BenchPart } from './bench-part.ts';
import { benchParts } from './parts.ts';
import { keepResult, keptResult, linesOf } from './results.ts';
import { writeReport } from './write-report.ts';

const usage = `bun run bench                     all parts, one after the other
bun run bench <part> [--rounds N]  one of them
bun run bench list                 what there is, and whether it reached its targets last
bun run bench report               writes docs/performance.md and its pictures from the last runs`;

/** Measures LiveMeet beside what people would pick instead: exit code 1 when a target is missed. */
async function bench(): Promise<number> {
  endOnSignals();
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string' }, built: { type: 'boolean' } },
  });
  const [name] = positionals;
  if (name === 'list') return list();
  if (name === 'report') return report();
  const part = benchParts.find((each) => each.name === name);
  const rounds = Number(values.rounds ?? part?.rounds ?? 1);
  if ((name !== undefined && part === undefined) || !(Number.isInteger(rounds) && rounds > 0)) {
    console.error(usage);
    return 2;
  }
  if (values.built !== true && !(await buildProduct())) return 1;
  return part === undefined ? runAll() : runOne(part, rounds);
}

/** What is measured is the product as it stands, not one that was built some time ago. */
async function buildProduct(): Promise<boolean> {
  const cwd = join(import.meta.dir, '..');
  for (const name of ['@livemeet/api', '@livemeet/web']) {
    const args = ['--bun', 'run', '--filter', name, 'build'];
    const { exitCode, output } = await runQuietly({ args, cwd, env: process.env });
    if (exitCode === 0) continue;
    console.error(output);
    return false;
  }
  return true;
}

async function list(): Promise<number> {
  for (const part of benchParts) {
    const last = await keptResult(part);
    const mark = last === null ? ' ' : last.lacks !== undefined ? '–' : last.misses.length === 0 ? '✓' : '✗';
    console.log(`${mark} ${part.name.padEnd(16)} ${part.item}: ${part.rounds} rounds`);
  }
  console.log(`\n${usage}\n\nAll of it happens on this machine alone.`);
  return 0;
}

async function report(): Promise<number> {
  for (const path of await writeReport()) console.log(path);
  return 0;
}

/** Each in a process of its own, so that what one leaves behind cannot touch the next. */
async function runAll(): Promise<number> {
  let missed = 0;
  for (const part of benchParts) if ((await runApart(part)) !== 0) missed += 1;
  console.log(`\n${benchParts.length - missed} reached their targets, ${missed} did not`);
  return missed === 0 ? 0 : 1;
}

function runApart({ name, limitMinutes }: BenchPart): Promise<number> {
  return runAloud({
    args: ['--no-env-file', import.meta.path, name, '--built'],
    cwd: process.cwd(),
    env: process.env,
    limitMs: (limitMinutes + 1) * 60_000,
    onLimit: () => console.error(`✗ ${name}: not done after ${limitMinutes + 1} min`),
  }).catch(() => 1);
}

function runOne(part: BenchPart, rounds: number): Promise<number> {
  // More rounds than usual have more time.
  const limitMinutes = part.limitMinutes * Math.max(1, rounds / part.rounds);
  console.log(`${part.name}: ${part.item}, beside ${part.beside}, ${rounds} rounds`);
  return withinLimit(part.name, limitMinutes, async ({ report, seconds }) => {
    const result = await keepResult(part, rounds, await part.run({ rounds, report }), seconds());
    console.log(linesOf(result));
    return result.misses.length === 0;
  });
}

if (import.meta.main) process.exit(await bench());
