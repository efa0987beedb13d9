import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stabilityParts } from './parts.ts';
import { chartOf } from './reporting/chart-of.ts';
import { checklistText } from './reporting/checklist-text.ts';
import { type Reported, reportText } from './reporting/report-text.ts';
import { keptResult } from './results.ts';

const root = join(import.meta.dir, '..');

/** Writes the report, the checklist and the pictures from what the parts measured last; answers with what it wrote. */
export async function writeReport(): Promise<string[]> {
  const written: string[] = [];
  const write = async (path: string, text: string): Promise<void> => {
    await writeFile(join(root, path), text);
    written.push(path);
  };
  await mkdir(join(root, 'docs', 'stability'), { recursive: true });
  const reported: Reported[] = [];
  for (const part of stabilityParts) {
    const result = await keptResult(part);
    const chart = result === null ? null : chartOf(result);
    if (chart !== null) await write(`docs/stability/${part.name}.svg`, chart);
    reported.push({ ...part, result, hasChart: chart !== null });
  }
  await write('docs/stability.md', reportText(reported));
  await write('docs/stability-checklist.md', checklistText(reported));
  return written;
}
