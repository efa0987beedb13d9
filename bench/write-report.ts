import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { benchParts } from './parts.ts';
import { comparisonChart } from './reporting/comparison-chart.ts';
import { growthChart } from './reporting/growth-chart.ts';
import { plansText } from './reporting/plans-text.ts';
import { type Reported, reportText, withSections } from './reporting/report-text.ts';
import { keptResult } from './results.ts';

const root = join(import.meta.dir, '..');
const document = 'docs/performance.md';

/** Writes tables and pictures of what the parts measured last into docs/performance.md; answers with what it wrote. */
export async function writeReport(): Promise<string[]> {
  const written: string[] = [];
  const write = async (path: string, text: string): Promise<void> => {
    await writeFile(join(root, path), text);
    written.push(path);
  };
  const before = await readFile(join(root, document), 'utf8');
  await mkdir(join(root, 'docs', 'performance'), { recursive: true });
  const reported: Reported[] = [];
  for (const part of benchParts) {
    const result = await keptResult(part);
    const chart = result === null ? null : (growthChart(result) ?? comparisonChart(result));
    if (chart !== null) await write(`docs/performance/${part.name}.svg`, chart);
    if (result?.plans !== undefined)
      await write(`docs/performance/${part.name}-plans.md`, plansText(part.name, result.plans));
    reported.push({ ...part, result, hasChart: chart !== null });
  }
  await write(document, withSections(before, reportText(reported)));
  return written;
}
