import type { Part } from '../../tools/part.ts';
import type { Figure } from '../accounting/figure.ts';
import { percentile } from '../accounting/percentile.ts';
import type { RunSettings } from '../fault-run.ts';
import { Load } from '../load/load.ts';
import { untilPart } from '../parts/api-health.ts';
import type { Deployment } from '../parts/deployment.ts';
import type { MortalPart } from '../parts/mortal-part.ts';
import { auditFigures, settledAudit } from '../parts/settled-audit.ts';

const shortestLifeMs = 300;
const longestLifeMs = 2500;
const longestAbsenceMs = 500;

/** Kills a part at random moments under load, each time starts it again, and holds the log against what was promised. */
export async function killUnderLoad(
  deployment: Deployment,
  part: MortalPart<Part>,
  { cycles, report, isOutageSeen }: RunSettings & { readonly isOutageSeen: () => Promise<boolean> },
): Promise<{ figures: Figure[]; load: Load }> {
  const load = new Load(deployment);
  const backMs: number[] = [];
  let outagesSeen = 0;
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    await Bun.sleep(shortestLifeMs + Math.random() * (longestLifeMs - shortestLifeMs));
    await part.kill();
    if (await isOutageSeen()) outagesSeen += 1;
    await Bun.sleep(Math.random() * longestAbsenceMs);
    const since = performance.now();
    await part.revive();
    await untilPart(deployment.apis[0], 'database', 'up');
    backMs.push(performance.now() - since);
    if (cycle % 5 === 0 || cycle === cycles) {
      report(`${cycle} kills, ${load.books.issued} tokens, ${load.books.webhooks.length} webhooks`);
    }
  }
  const books = await load.stop();
  const discrepancies = await settledAudit(deployment, books);
  const figures: Figure[] = [
    ...auditFigures(discrepancies, books),
    { what: 'webhooks given up', value: books.dropped, most: 0 },
    { what: 'outages seen', value: outagesSeen, least: cycles },
    { what: 'ready after p99', value: percentile(backMs, 99) / 1000, unit: 's', most: 5 },
  ];
  return { figures, load };
}
