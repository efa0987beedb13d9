import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type Row = { readonly what: string; readonly held: string; readonly measured: string };

const file = join(import.meta.dirname, '..', 'test-results', 'compose.json');

/** Keeps what a test measured; a later measurement of the same takes its place. */
export async function keepFigures(row: Row): Promise<void> {
  const others = (await keptFigures()).filter(({ what }) => what !== row.what);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, JSON.stringify([...others, row], null, 2));
}

export async function keptFigures(): Promise<Row[]> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  return JSON.parse(text) as Row[];
}

/** As docs/operations.md shows it. Pure. */
export function asTable(rows: readonly Row[]): string {
  const lines = rows.map(({ what, held, measured }) => `| ${what} | ${held} | ${measured} |`);
  return ['| what happens | what holds | measured |', '| --- | --- | --- |', ...lines].join('\n');
}
