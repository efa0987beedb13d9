import { expectedColumns, expectedRows } from '../../apps/api/e2e/told-history.ts';
import { audit, type Discrepancies, type Found, type Promises } from '../accounting/audit.ts';
import type { Figure } from '../accounting/figure.ts';
import type { Deployment } from './deployment.ts';

const lookEveryMs = 500;
const settleLimitSeconds = 120;

export type SettledAudit = Discrepancies & { readonly settledSeconds: number };

/** All of the session log and the ledger. */
export async function readLog({ sql }: Deployment): Promise<Found> {
  const rows = await sql`SELECT ${sql.unsafe(expectedColumns)} FROM session_logs`;
  const ledger: { event_id: string }[] = await sql`SELECT event_id FROM webhook_events`;
  return { rows: expectedRows(rows), ledger: ledger.map(({ event_id }) => event_id) };
}

/** The audit once it finds nothing, or as it stands when what was spooled has had its time to be replayed. */
export async function settledAudit(deployment: Deployment, promises: Promises): Promise<SettledAudit> {
  const since = performance.now();
  for (;;) {
    const discrepancies = audit(promises, await readLog(deployment));
    const isClean = Object.values(discrepancies).every((count) => count === 0);
    const settledSeconds = (performance.now() - since) / 1000;
    if (isClean || settledSeconds > settleLimitSeconds) return { ...discrepancies, settledSeconds };
    await Bun.sleep(lookEveryMs);
  }
}

/** What every fault must leave true of the log. */
export function auditFigures(discrepancies: SettledAudit, promises: Promises): Figure[] {
  const tokens =
    promises.tokens.length +
    promises.brokenOff.length +
    promises.histories.flatMap((rows) => [...new Set(rows.map(({ identity }) => identity))]).length;
  return [
    { what: 'tokens issued', value: tokens, least: 1 },
    { what: 'of them without a row', value: discrepancies.tokensWithoutRow, most: 0 },
    { what: 'webhooks acknowledged', value: promises.webhooks.length },
    { what: 'of them lost', value: discrepancies.webhooksLost, most: 0 },
    { what: 'applied twice', value: discrepancies.webhooksDoubled, most: 0 },
    { what: 'rows doubled', value: discrepancies.rowsDoubled, most: 0 },
    { what: 'histories', value: promises.histories.length },
    { what: 'whose rows are not as they truly were', value: discrepancies.historiesWrong, most: 0 },
    {
      what: 'all of it in the log after',
      value: discrepancies.settledSeconds,
      unit: 's',
      most: settleLimitSeconds,
    },
  ];
}
