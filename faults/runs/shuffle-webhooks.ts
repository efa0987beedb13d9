import { toldHistories, webhookOf } from '../../apps/api/e2e/told-history.ts';
import type { FaultRun } from '../fault-run.ts';
import { addressOf, askForToken } from '../load/ask-for-token.ts';
import { Books } from '../load/books.ts';
import { sideBySide } from '../load/offer.ts';
import { moved } from '../load/play-history.ts';
import { postWebhook, webhookSignature } from '../load/webhook-signature.ts';
import { withDeployment } from '../parts/deployment.ts';
import { auditFigures, settledAudit } from '../parts/settled-audit.ts';

const webhooksAtOnce = 8;
/** Four tokens each: below what one instance lets through in a second. */
const shortestHistoryMs = 30;

export const shuffleWebhooks: FaultRun = {
  name: 'shuffle-webhooks',
  fault: `The webhooks of a history come in any order, half of them twice, ${webhooksAtOnce} at a time, to two APIs`,
  requires: 'the rows end as what truly happened, which a small world that made it happen knows',
  parts: 'two APIs',
  cycles: 2000,
  unit: 'histories',
  limitMinutes: 12,
  run: ({ cycles, report }) =>
    withDeployment({ apis: 2 }, async (deployment) => {
      const { apis, webhookKey } = deployment;
      const urlOf = (index: number) => (apis[index % apis.length] ?? apis[0]).running.url;
      const books = new Books();
      let callers = 0;
      for (const [index, { history, arrivals }] of toldHistories(cycles).entries()) {
        const pause = Bun.sleep(shortestHistoryMs);
        const identities = new Map<string, string>();
        for (const { identity, roomName } of history.tokens) {
          callers += 1;
          const answer = await askForToken({ apiUrl: urlOf(callers), address: addressOf(callers), roomName });
          books.noteToken(answer);
          if (answer.identity !== null) identities.set(identity, answer.identity);
        }
        const { events, rows } = moved({ ...history, events: arrivals }, identities, Date.now());
        const statuses = await sideBySide(webhooksAtOnce, events, (event, place) => {
          const body = JSON.stringify(webhookOf(event));
          return postWebhook(urlOf(place), body, webhookSignature(body, webhookKey));
        });
        books.webhooks.push(...events.filter((_, place) => statuses[place] === 200).map(({ id }) => id));
        books.dropped += statuses.filter((status) => status !== 200).length;
        books.histories.push(rows);
        if ((index + 1) % 250 === 0) report(`${index + 1} histories, ${books.webhooks.length} webhooks`);
        await pause;
      }
      return [
        { what: 'webhooks refused', value: books.dropped, most: 0 },
        ...auditFigures(await settledAudit(deployment, books), books),
      ];
    }),
};
