import { parseArgs } from 'node:util';
import { endOnSignals } from '../tools/checks/end-on-signals.ts';
import { runAloud } from '../tools/checks/run-program.ts';
import { withinLimit } from '../tools/checks/within-limit.ts';
import type { FaultRun } from './fault-run.ts';
import { keepResult, keptResult, lineOf, tableOf } from './results.ts';
import { faultRuns } from './runs.ts';

const usage = `bun run faults                      what there is
bun run faults <name> [--cycles N]  one of them
bun run faults all [--again]        those that have not held yet as often as they should; with --again every one
bun run faults table                the results as a Markdown table`;

/** Breaks LiveMeet on purpose, on parts of its own, and says whether it kept its promises: exit code 1 when not. */
async function faults(): Promise<number> {
  endOnSignals();
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { cycles: { type: 'string' }, again: { type: 'boolean' } },
  });
  const [name] = positionals;
  if (name === undefined) return list();
  if (name === 'table') return printTable();
  if (name === 'all') return runAll(values.again === true);
  const run = faultRuns.find((each) => each.name === name);
  const cycles = Number(values.cycles ?? run?.cycles);
  if (run === undefined || !(Number.isInteger(cycles) && cycles > 0)) {
    console.error(usage);
    return 2;
  }
  return runOne(run, cycles);
}

async function list(): Promise<number> {
  for (const { name, fault, parts, cycles, unit } of faultRuns) {
    const last = await keptResult(name);
    const mark = last === null ? ' ' : last.misses.length === 0 ? '✓' : '✗';
    const needs = ['PostgreSQL', ...(parts ? [parts] : [])].join(', ');
    console.log(`${mark} ${name.padEnd(18)} ${fault}: ${cycles} ${unit} (${needs})`);
  }
  console.log(`\n${usage}\n\nAll of it happens on this machine alone, on 127.0.0.1.`);
  return 0;
}

async function printTable(): Promise<number> {
  const results = await Promise.all(
    faultRuns.map(async (run) => ({ run, result: await keptResult(run.name) })),
  );
  console.log(tableOf(results.flatMap(({ run, result }) => (result ? [{ run, result }] : []))));
  return 0;
}

/** Each in a process of its own, so that what one leaves behind cannot touch the next. */
async function runAll(isAgain: boolean): Promise<number> {
  let missed = 0;
  for (const run of faultRuns) {
    const last = isAgain ? null : await keptResult(run.name);
    if (last !== null && last.misses.length === 0 && last.cycles >= run.cycles)
      console.log(`kept from ${last.finishedAt}\n${lineOf(last)}`);
    else if ((await runApart(run)) !== 0) missed += 1;
  }
  console.log(`\n${faultRuns.length - missed} held, ${missed} missed`);
  return missed === 0 ? 0 : 1;
}

function runApart({ name, limitMinutes }: FaultRun): Promise<number> {
  return runAloud({
    args: ['--no-env-file', import.meta.path, name],
    cwd: process.cwd(),
    env: process.env,
    limitMs: (limitMinutes + 1) * 60_000,
    onLimit: () => console.error(`✗ ${name}: not done after ${limitMinutes + 1} min`),
  }).catch(() => 1);
}

function runOne(run: FaultRun, cycles: number): Promise<number> {
  const { name, fault, unit, limitMinutes } = run;
  console.log(`${name}: ${fault}, ${cycles} ${unit}`);
  return withinLimit(name, limitMinutes, async ({ report, seconds }) => {
    const result = await keepResult(name, cycles, await run.run({ cycles, report }), seconds());
    console.log(lineOf(result));
    return result.misses.length === 0;
  });
}

if (import.meta.main) process.exit(await faults());
