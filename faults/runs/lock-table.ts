import { percentile } from '../accounting/percentile.ts';
import { askedDuring, type Span } from '../accounting/timed-answer.ts';
import type { FaultRun } from '../fault-run.ts';
import { Load } from '../load/load.ts';
import { type Deployment, withDeployment } from '../parts/deployment.ts';
import { auditFigures, settledAudit } from '../parts/settled-audit.ts';

const lockedSeconds = 20;
const calmMs = 3000;
const lookEveryMs = 100;

export const lockTable: FaultRun = {
  name: 'lock-table',
  fault: `The table of the session log is locked for ${lockedSeconds} s under load`,
  requires:
    'each webhook is answered within 2 s, so that LiveKit’s queues do not stand; nothing is given up or lost',
  parts: '',
  cycles: 1,
  unit: 'times',
  limitMinutes: 6,
  run: ({ cycles, report }) =>
    withDeployment({}, async (deployment) => {
      const load = new Load(deployment, { tokensPerSecond: 10, tellers: 8 });
      const spans: Span[] = [];
      let waiting = 0;
      for (let cycle = 0; cycle < cycles; cycle += 1) {
        await Bun.sleep(calmMs);
        const lock = await deployment.sql.reserve();
        await lock`BEGIN`;
        await lock`LOCK TABLE session_logs`;
        const from = performance.now();
        let held = 0;
        while (performance.now() - from < lockedSeconds * 1000) {
          held = Math.max(held, await statementsThatWait(deployment));
          await Bun.sleep(lookEveryMs);
        }
        waiting += held;
        spans.push({ from, to: performance.now() });
        await lock`COMMIT`;
        lock.release();
        report(`released, ${load.books.webhooks.length} webhooks, at most ${held} statements waited at once`);
        await Bun.sleep(calmMs);
      }
      const books = await load.stop();
      const during = askedDuring(books.webhookAnswers, spans).map(({ tookMs }) => tookMs);
      return [
        { what: 'statements seen waiting', value: waiting, least: 1 },
        { what: 'answers to webhooks meanwhile', value: during.length, least: 20 },
        {
          what: 'webhook p99',
          value: percentile(during, 99),
          unit: 'ms',
          most: 2000,
        },
        { what: 'max', value: percentile(during, 100), unit: 'ms' },
        { what: 'webhooks given up', value: books.dropped, most: 0 },
        ...auditFigures(await settledAudit(deployment, books), books),
      ];
    }),
};

async function statementsThatWait({ sql }: Deployment): Promise<number> {
  const [found] = await sql`SELECT count(*)::int AS count FROM pg_locks WHERE NOT granted`;
  return found.count;
}
