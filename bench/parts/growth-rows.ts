import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { BenchOutcome, BenchPart, BenchSettings, QueryPlan } from '../bench-part.ts';
import { executionMs, explainWork } from '../rows/explain-work.ts';
import { exportWork, logWorks } from '../rows/log-work.ts';
import { growthFigures, measureGrowth, type SizedWork } from '../rows/measure-growth.ts';
import { type FilledLog, withLogs } from '../rows/with-logs.ts';

const sizes = [10_000, 100_000, 1_000_000, 10_000_000];
const exportedSizes = [1_000, 10_000, 100_000];
/** The largest log, its indexes, and what making them takes. */
const diskGigabytes = 15;
/** What may be added: a level of an index, and pages that are in no cache of a processor. */
const mostGrowth = 3;
const indexOfIssue = 'session_logs_issued';

export const growthRows: BenchPart = {
  name: 'growth-rows',
  item: 'The product’s own statements on `session_logs` with 10⁴ to 10⁷ rows of half a year, each on as many rows at every size, warm, what they write rolled back (but for what the reconciler notes again and again); and exports of 10³ to 10⁵ rows from the largest',
  beside: 'the same at the smallest size',
  rounds: 7,
  limitMinutes: 14,
  run: async ({ rounds, report }) => {
    const { bavail, bsize } = await statfs(tmpdir());
    if (bavail * bsize < diskGigabytes * 1e9)
      return { figures: [], lacks: `less than ${diskGigabytes} GB free for temporary files` };
    return withLogs(sizes, report, (logs) => measure(logs, { rounds, report }));
  },
};

async function measure(logs: readonly FilledLog[], settings: BenchSettings): Promise<BenchOutcome> {
  const works: SizedWork[] = [];
  for (const { rows: size, client } of logs)
    for (const work of await logWorks(client)) works.push({ size, client, work });
  const largest = logs.at(-1);
  if (largest === undefined) throw new Error('there is no log');
  const { client } = largest;
  for (const size of exportedSizes) {
    const work = await exportWork(client, 'export, a thousand sessions of so many', size);
    works.push({ size, client, work, perRows: 1_000 });
  }
  const figures = growthFigures(await measureGrowth(works, settings), mostGrowth);
  return { figures, ...(await explained(largest)) };
}

/** The plans on the largest log, and what the index of issue is for. */
async function explained({ client }: FilledLog): Promise<{ plans: QueryPlan[]; notes: string[] }> {
  const works = await logWorks(client);
  const exported = works.find((work) => work.exported !== undefined);
  if (exported === undefined) throw new Error('nothing is exported');
  const plans: QueryPlan[] = [];
  for (const work of works) plans.push(await explainWork(client, work));
  const without = await explainWork(client, exported, indexOfIssue);
  const withIt = plans[works.indexOf(exported)] ?? without;
  const ms = (plan: QueryPlan) =>
    `${executionMs(plan).toLocaleString('en', { maximumFractionDigits: 0 })} ms`;
  return {
    plans: [...plans, without],
    notes: [
      'PostgreSQL with its own settings, but for what makes filling quick: no fsync, and nothing that is measured waits for one.',
      'For a batch of 1,000 rows PostgreSQL reads a table of up to some 200,000 rows whole, and finds them by their key in a larger one: so a batch may take longer with 100,000 rows than with a million.',
      `In the plans: ${exported.what} takes ${ms(withIt)}, without the index \`${indexOfIssue}\` ${ms(without)}.`,
    ],
  };
}
