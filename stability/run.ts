import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endOnSignals } from '../tools/checks/end-on-signals.ts';
import { runAloud, runQuietly } from '../tools/checks/run-program.ts';
import { withinLimit } from '../tools/checks/within-limit.ts';
import { stabilityParts } from './parts.ts';
import { inOwnNetwork, missingForOwnNetwork } from './people/own-network.ts';
import { keepResult, keptResult, linesOf } from './results.ts';
import type { StabilityPart } from './stability-part.ts';
import { writeReport } from './write-report.ts';

const usage = `bun run stability                      all parts, one after the other
bun run stability <part> [--cycles N]  one of them (--minutes N is the same, for soak)
bun run stability --quick              the short form of those that have one
bun run stability list                 what there is, and what held last
bun run stability report               writes docs/stability.md, its pictures and the checklist from the last runs`;

/** Goes through the checklist of stability on parts of its own: exit code 1 when a goal is missed. */
async function stability(): Promise<number> {
  endOnSignals();
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      cycles: { type: 'string' },
      minutes: { type: 'string' },
      quick: { type: 'boolean' },
      built: { type: 'boolean' },
      inside: { type: 'boolean' },
    },
  });
  const [name] = positionals;
  if (name === 'list') return list();
  if (name === 'report') return report();
  const part = stabilityParts.find((each) => each.name === name);
  const wanted = values.cycles ?? values.minutes ?? (values.quick ? part?.quickCycles : part?.cycles);
  const cycles = Number(wanted ?? 1);
  if ((name !== undefined && part === undefined) || !(Number.isInteger(cycles) && cycles > 0)) {
    console.error(usage);
    return 2;
  }
  if (values.built !== true && !(await buildPage())) return 1;
  if (part === undefined) return runAll(values.quick === true);
  if (part.needsOwnNetwork && values.inside !== true) return runInOwnNetwork(part, cycles);
  return runOne(part, cycles);
}

/** The same again where it may impair the network; where that is not possible the result says why. */
async function runInOwnNetwork(part: StabilityPart, cycles: number): Promise<number> {
  const lacks = missingForOwnNetwork();
  if (lacks === null) return runApart(part, cycles, inOwnNetwork, ['--inside']);
  console.log(linesOf(await keepResult(part, cycles, { measures: [], lacks }, 0)));
  return 0;
}

/** What is measured is the page as it stands, not one that was built some time ago. */
async function buildPage(): Promise<boolean> {
  const args = ['--bun', 'run', '--filter', '@livemeet/web', 'build'];
  const { exitCode, output } = await runQuietly({ args, cwd: join(import.meta.dir, '..'), env: process.env });
  if (exitCode !== 0) console.error(output);
  return exitCode === 0;
}

async function list(): Promise<number> {
  for (const part of stabilityParts) {
    const last = await keptResult(part);
    const mark = last === null ? ' ' : last.lacks !== undefined ? '–' : last.misses.length === 0 ? '✓' : '✗';
    console.log(`${mark} ${part.name.padEnd(12)} ${part.item}: ${part.cycles} ${part.unit}`);
  }
  console.log(`\n${usage}\n\nAll of it happens on this machine alone.`);
  return 0;
}

async function report(): Promise<number> {
  for (const path of await writeReport()) console.log(path);
  return 0;
}

/** Each in a process of its own, so that what one leaves behind cannot touch the next. */
async function runAll(isQuick: boolean): Promise<number> {
  const parts = stabilityParts.filter(({ quickCycles }) => !isQuick || quickCycles > 0);
  let missed = 0;
  for (const part of parts)
    if ((await runApart(part, isQuick ? part.quickCycles : part.cycles)) !== 0) missed += 1;
  console.log(`\n${parts.length - missed} held, ${missed} missed`);
  return missed === 0 ? 0 : 1;
}

function runApart(
  part: StabilityPart,
  cycles: number,
  wrap: (command: readonly string[]) => readonly string[] = (command) => command,
  more: readonly string[] = [],
): Promise<number> {
  const { name } = part;
  const limitMinutes = limitOf(part, cycles) + 1;
  const cyclesOf = ['--cycles', String(cycles)];
  const args = ['--no-env-file', join(import.meta.dir, 'run.ts'), name, '--built', ...cyclesOf, ...more];
  const [command = '', ...rest] = wrap([process.execPath, ...args]);
  return runAloud({
    command,
    args: rest,
    cwd: process.cwd(),
    env: process.env,
    limitMs: limitMinutes * 60_000,
    onLimit: () => console.error(`✗ ${name}: not done after ${limitMinutes} min`),
  }).catch(() => 1);
}

function runOne(part: StabilityPart, cycles: number): Promise<number> {
  const { name, item, unit } = part;
  const limitMinutes = limitOf(part, cycles);
  console.log(`${name}: ${item}, ${cycles} ${unit}`);
  return withinLimit(name, limitMinutes, async ({ report, seconds }) => {
    const result = await keepResult(part, cycles, await part.run({ cycles, report }), seconds());
    console.log(linesOf(result));
    return result.misses.length === 0;
  });
}

/** In minutes; more cycles than usual have more time. */
function limitOf({ limitMinutes, cycles: usual }: StabilityPart, cycles: number): number {
  return limitMinutes * Math.max(1, cycles / usual);
}

if (import.meta.main) process.exit(await stability());
