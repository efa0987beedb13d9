import { randomUUID } from 'node:crypto';
import type { Stack } from '../../e2e/stack.ts';
import { SyntheticPerson } from '../../e2e/synthetic-people.ts';
import type { Measure } from '../accounting/measure.ts';
import { until } from '../people/until.ts';
import { restartApiAhead } from '../people/wrong-clocks.ts';
import type { PartSettings } from '../stability-part.ts';

/** By the SFU of tokens, and by the API of webhooks. */
const forgivenSeconds = 60;
const offsets = [-70, -50, 50, 70];
const webhookLimitMs = 8000;

/** Who gets in, and who is in the log without the reconciler, on both sides of what is forgiven. */
export async function clockLimitMeasures(stack: Stack, { report }: PartSettings): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const offset of offsets) {
    await restartApiAhead(stack, offset, { RECONCILE_EVERY_SECONDS: '300' });
    const roomName = `clock-${randomUUID().slice(0, 8)}`;
    const person = await SyntheticPerson.enter(stack, roomName, 'Caio Prado').catch(() => null);
    const isLogged =
      person !== null &&
      (await until(webhookLimitMs, async () => {
        const [row] = await stack.sessionLogs(roomName);
        return row?.status === 'joined';
      }));
    await person?.leave();
    const title = `the API ${Math.abs(offset)} s ${offset > 0 ? 'ahead' : 'behind'}`;
    const isForgiven = Math.abs(offset) < forgivenSeconds;
    const goal = isForgiven ? { goal: { of: 'each', least: 1 } as const } : {};
    measures.push({ what: `${title}: of one person gets in`, values: [person === null ? 0 : 1], ...goal });
    measures.push({ what: `${title}: is in the log by webhook`, values: [isLogged ? 1 : 0], ...goal });
    report(`${title}: ${person === null ? 'not let in' : isLogged ? 'in the log' : 'in, not in the log'}`);
  }
  return measures;
}
