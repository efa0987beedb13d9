import type { Figure } from '../accounting/figure.ts';
import { percentile } from '../accounting/percentile.ts';
import { askedDuring, type Span } from '../accounting/timed-answer.ts';
import type { FaultRun } from '../fault-run.ts';
import { Load } from '../load/load.ts';
import { type Deployment, withDeployment } from '../parts/deployment.ts';
import { auditFigures, settledAudit } from '../parts/settled-audit.ts';

const frozenSeconds = 30;
const calmMs = 5000;
const recoveryLimitMs = 3000;

export const freezePostgres: FaultRun = {
  name: 'freeze-postgres',
  fault: `PostgreSQL stands still for ${frozenSeconds} s under load (\`SIGSTOP\` to all its processes): its port is open and nothing answers`,
  requires:
    'tokens go on being issued, p99 below 2.5 s; webhooks are answered within 2 s; all rows are there afterwards',
  parts: '',
  cycles: 1,
  unit: 'times',
  limitMinutes: 8,
  run: ({ cycles, report }) =>
    withDeployment({}, async (deployment) => {
      const load = new Load(deployment);
      const spans: Span[] = [];
      let answeredWhileFrozen = 0;
      for (let cycle = 0; cycle < cycles; cycle += 1) {
        await Bun.sleep(calmMs);
        deployment.postgres.freeze();
        const from = performance.now();
        answeredWhileFrozen += await answers(deployment, frozenSeconds * 1000);
        deployment.postgres.thaw();
        spans.push({ from, to: performance.now() });
        report(`thawed after ${frozenSeconds} s, ${load.books.issued} tokens`);
        await Bun.sleep(calmMs);
      }
      const books = await load.stop();
      const during = askedDuring(books.answers, spans);
      const calm = spans.map(({ to }) => ({ from: to + recoveryLimitMs, to: to + calmMs }));
      const after = askedDuring(books.answers, calm);
      const webhookMs = askedDuring(books.webhookAnswers, spans).map(({ tookMs }) => tookMs);
      const refused = (all: typeof during) => all.filter(({ status }) => status !== 201).length;
      const took = during.map(({ tookMs }) => tookMs);
      const figures: Figure[] = [
        { what: 'statements answered by the frozen server', value: answeredWhileFrozen, most: 0 },
        { what: 'tokens asked for meanwhile', value: during.length, least: 100 },
        { what: 'refused', value: refused(during), most: 0 },
        { what: 'token p50', value: percentile(took, 50), unit: 'ms' },
        { what: 'p99', value: percentile(took, 99), unit: 'ms', most: 2500 },
        { what: 'max', value: percentile(took, 100), unit: 'ms' },
        { what: 'refused later than 3 s after the thaw', value: refused(after), most: 0 },
        {
          what: 'webhook p99',
          value: percentile(webhookMs, 99),
          unit: 'ms',
          most: 2000,
        },
        { what: 'webhooks given up', value: books.dropped, most: 0 },
      ];
      return [...figures, ...auditFigures(await settledAudit(deployment, books), books)];
    }),
};

/** Asks PostgreSQL something on a connection that was open before; how many answers came in the time. */
async function answers({ sql }: Deployment, limitMs: number): Promise<number> {
  let count = 0;
  const asked = sql`SELECT 1`.then(
    () => {
      count += 1;
    },
    () => undefined,
  );
  await Promise.race([asked.then(() => Bun.sleep(limitMs)), Bun.sleep(limitMs)]);
  return count;
}
