import { RedisClient } from 'bun';
import type { FaultRun } from '../fault-run.ts';
import { sideBySide } from '../load/offer.ts';
import { playHistories } from '../load/play-histories.ts';
import { postWebhook, webhookSignature } from '../load/webhook-signature.ts';
import { untilPart } from '../parts/api-health.ts';
import { withDeployment } from '../parts/deployment.ts';
import { logChecksum } from '../parts/log-checksum.ts';
import { untilSpoolIsEmpty } from '../parts/until-spool-is-empty.ts';

export const flushRedis: FaultRun = {
  name: 'flush-redis',
  fault: 'Redis forgets everything (`FLUSHALL`), and every webhook is sent again in another order',
  requires: 'the log stays what it is, to the byte: what was applied is remembered in PostgreSQL',
  parts: 'Redis',
  cycles: 200,
  unit: 'histories',
  limitMinutes: 5,
  run: ({ cycles, report }) =>
    withDeployment({ hasRedis: true }, async (deployment) => {
      const { apis, redis, webhookKey } = deployment;
      await untilPart(apis[0], 'redis', 'up');
      const { books, webhooks } = await playHistories(deployment, cycles);
      report(`${webhooks.length} webhooks told`);
      await untilSpoolIsEmpty(deployment);
      const before = await logChecksum(deployment);
      const client = new RedisClient(redis?.running.url);
      const keys = Number(await client.send('DBSIZE', []));
      await client.send('FLUSHALL', []);
      client.close();

      const shuffled = webhooks.toSorted(() => Math.random() - 0.5);
      const statuses = await sideBySide(16, shuffled, (webhook) => {
        const body = JSON.stringify(webhook);
        return postWebhook(apis[0].running.url, body, webhookSignature(body, webhookKey));
      });
      await untilSpoolIsEmpty(deployment);
      const after = await logChecksum(deployment);
      return [
        { what: 'tokens', value: books.issued, least: 1 },
        { what: 'keys forgotten', value: keys, least: 1 },
        { what: 'webhooks told again', value: statuses.length, least: 1 },
        { what: 'not answered with 200', value: statuses.filter((status) => status !== 200).length, most: 0 },
        { what: 'changes to the log', value: before === after ? 0 : 1, most: 0 },
      ];
    }),
};
