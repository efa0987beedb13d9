import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { inWords, missesIn, titleOf } from './accounting/measure.ts';
import type { Result } from './reporting/result.ts';
import type { Outcome, StabilityPart } from './stability-part.ts';

const folder = join(import.meta.dir, '..', 'test-results', 'stability');

/** Keeps what a part measured until it is run again. */
export async function keepResult(
  { name }: StabilityPart,
  cycles: number,
  outcome: Outcome,
  seconds: number,
): Promise<Result> {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const result: Result = {
    name,
    cycles,
    ...outcome,
    misses: missesIn(outcome.measures),
    seconds,
    finishedAt: new Date().toISOString(),
    machine: `${cpus().length} cores, ${gigabytes} GB, ${process.platform}`,
    load: loadavg()[1] ?? 0,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(fileOf(name), `${JSON.stringify(result, null, 2)}\n`);
  return result;
}

/** The last result of a part, or null. */
export async function keptResult({ name }: StabilityPart): Promise<Result | null> {
  const text = await readFile(fileOf(name), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as Result);
}

/** The lines a part ends with. */
export function linesOf({ name, measures, misses, seconds, lacks }: Result): string {
  if (lacks !== undefined) return `– ${name}: left out, ${lacks}`;
  const rows = measures.map((measure) => {
    const { values, floor, unit } = measure;
    const beside = floor === undefined ? '' : `; bare page ${inWords(floor, unit)}`;
    return `    ${titleOf(measure)}: ${inWords(values, unit)}${beside}`;
  });
  const missed = misses.map((miss) => `  missed: ${miss}`);
  return [`${misses.length === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(0)} s)`, ...rows, ...missed].join(
    '\n',
  );
}

function fileOf(name: string): string {
  return join(folder, `${name}.json`);
}
