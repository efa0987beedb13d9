import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { missesIn } from './accounting/goals.ts';
import type { BenchOutcome, BenchPart } from './bench-part.ts';
import { figureRows } from './reporting/figure-table.ts';
import type { Result } from './reporting/result.ts';

const folder = join(import.meta.dir, '..', 'test-results', 'bench');

/** Keeps what a part measured until it is run again. */
export async function keepResult(
  { name }: BenchPart,
  rounds: number,
  outcome: BenchOutcome,
  seconds: number,
): Promise<Result> {
  const result: Result = {
    name,
    rounds,
    ...outcome,
    misses: missesIn(outcome.figures),
    seconds,
    finishedAt: new Date().toISOString(),
    machine: thisMachine(),
    load: loadavg()[1] ?? 0,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(name), `${JSON.stringify(result, null, 2)}\n`);
  return result;
}

/** The last result of a part, or null. */
export async function keptResult({ name }: BenchPart): Promise<Result | null> {
  const text = await readFile(fileOf(name), 'utf8').catch(() => null);
  // JSON knows no number that is none, and says null.
  return text === null ? null : JSON.parse(text, (_key, value) => value ?? Number.NaN);
}

/** The lines a part ends with. */
export function linesOf({ name, figures, misses, notes = [], seconds, lacks }: Result): string {
  if (lacks !== undefined) return `– ${name}: left out, ${lacks}`;
  const rows = figureRows(figures).map(({ what, ours, beside, ratio }) =>
    [`    ${what}: ${ours}`, beside, ratio].filter((words) => words !== '').join('; '),
  );
  const missed = misses.map((miss) => `  missed: ${miss}`);
  const told = notes.map((note) => `  ${note}`);
  const head = `${misses.length === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(0)} s)`;
  return [head, ...rows, ...missed, ...told].join('\n');
}

function thisMachine(): string {
  const [{ model } = { model: 'unknown' }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${model.trim()}), ${gigabytes} GB, ${process.platform}`;
}

function fileOf(name: string): string {
  return join(folder, `${name}.json`);
}
