import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Figure, inWords, missesIn } from './accounting/figure.ts';
import type { FaultRun } from './fault-run.ts';

/** What one run measured; kept as JSON until the same run is made again. */
export type Result = {
  readonly name: string;
  readonly cycles: number;
  readonly figures: readonly Figure[];
  readonly misses: readonly string[];
  readonly seconds: number;
  /** ISO 8601. */
  readonly finishedAt: string;
  readonly machine: string;
};

const folder = join(import.meta.dir, '..', 'test-results', 'faults');

export async function keepResult(
  name: string,
  cycles: number,
  figures: readonly Figure[],
  seconds: number,
): Promise<Result> {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const machine = `${cpus().length} cores, ${gigabytes} GB, ${process.platform}, loopback`;
  const finishedAt = new Date().toISOString();
  const result = { name, cycles, figures, misses: missesIn(figures), seconds, finishedAt, machine };
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(name), `${JSON.stringify(result, null, 2)}\n`);
  return result;
}

/** The last result of a run, or null. */
export async function keptResult(name: string): Promise<Result | null> {
  const text = await readFile(fileOf(name), 'utf8').catch(() => null);
  // JSON knows no number that is none, and says null.
  return text === null
    ? null
    : JSON.parse(text, (key, value) => (key === 'value' ? (value ?? Number.NaN) : value));
}

/** The one line a run ends with. */
export function lineOf({ name, figures, misses, seconds }: Result): string {
  const words = `${misses.length === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(0)} s): ${measuredIn(figures)}`;
  return misses.length === 0 ? words : `${words}\n  missed: ${misses.join('; ')}`;
}

/** The Markdown table of all that was measured; a run without a result has no row. */
export function tableOf(results: readonly { run: FaultRun; result: Result }[]): string {
  const head = '| fault or bad input | what must hold | command | times | measured | where |';
  const rows = results.map(({ run, result }) => {
    const measured = `${result.misses.length === 0 ? '' : '**missed** '}${measuredIn(result.figures)}`;
    const cells = [
      run.fault,
      run.requires,
      `\`bun run faults ${run.name}\``,
      `${result.cycles.toLocaleString('en')} ${run.unit}`,
      measured,
      `${result.machine}, ${result.finishedAt.slice(0, 10)}`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [head, '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}

function measuredIn(figures: readonly Figure[]): string {
  return figures.map(inWords).join(' · ');
}

function fileOf(name: string): string {
  return join(folder, `${name}.json`);
}
