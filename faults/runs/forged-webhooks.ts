import { randomUUID } from 'node:crypto';
import { percentile } from '../accounting/percentile.ts';
import type { FaultRun } from '../fault-run.ts';
import { addressOf, askForToken } from '../load/ask-for-token.ts';
import { type Forgery, forgeries } from '../load/forgeries.ts';
import { sideBySide } from '../load/offer.ts';
import { playHistories } from '../load/play-histories.ts';
import { postWebhook, webhookSignature } from '../load/webhook-signature.ts';
import { type Deployment, withDeployment } from '../parts/deployment.ts';
import { logChecksum } from '../parts/log-checksum.ts';
import { untilSpoolIsEmpty } from '../parts/until-spool-is-empty.ts';

const histories = 30;
/** One in so many is a true webhook told again, of which the answer is 200. */
const replayEvery = 5;

export const forgedWebhooks: FaultRun = {
  name: 'forged-webhooks',
  fault: 'Webhooks that are mutated, stale, early, unsigned, signed with another key, and true ones replayed',
  requires:
    'a forged one is answered with 401, a replayed one with 200, and neither changes a byte of the log',
  parts: '',
  cycles: 10_000,
  unit: 'webhooks',
  limitMinutes: 5,
  run: ({ cycles, report }) =>
    withDeployment({}, async (deployment) => {
      const { webhookKey: key } = deployment;
      const apiUrl = deployment.apis[0].running.url;
      const { webhooks } = await playHistories(deployment, histories);
      const waiting = await askForToken({ apiUrl, address: addressOf(9_999_999), roomName: 'Forged-Room' });
      if (waiting.token === null || waiting.identity === null) throw new Error('no token');
      const target = joiningOf(waiting.identity);
      await untilSpoolIsEmpty(deployment);
      const before = await logChecksum(deployment);
      const kinds = forgeries(key, waiting.token);
      const wrong: string[] = [];
      const tookMs: number[] = [];
      let replayed = 0;
      await sideBySide(16, Array.from({ length: cycles }), async (_, index) => {
        if (index % 2500 === 0) report(`${index} sent`);
        const isReplay = index % replayEvery === 0;
        if (isReplay) replayed += 1;
        const honest = JSON.stringify(webhooks[index % webhooks.length]);
        const [kind, forge] = kinds[index % kinds.length] ?? unforged;
        const forged = isReplay
          ? { body: honest, authorization: webhookSignature(honest, key) }
          : forge(JSON.stringify({ ...target, id: `EV_${randomUUID()}` }));
        const since = performance.now();
        const status = await postWebhook(apiUrl, forged.body, forged.authorization);
        tookMs.push(performance.now() - since);
        if (status !== (isReplay ? 200 : 401)) wrong.push(`${isReplay ? 'replayed' : kind}: ${status}`);
      });
      for (const line of new Set(wrong)) report(line);
      await untilSpoolIsEmpty(deployment);
      const after = await logChecksum(deployment);
      return [
        { what: 'forged', value: cycles - replayed, least: 1 },
        { what: 'replayed', value: replayed, least: 1 },
        { what: 'answered otherwise', value: wrong.length, most: 0 },
        { what: 'changes to the log', value: before === after ? 0 : 1, most: 0 },
        { what: 'answered within p99', value: percentile(tookMs, 99), unit: 'ms' },
        { what: 'true webhook afterwards taken', value: await takesTheTruth(deployment, target), least: 1 },
      ];
    }),
};

const unforged = ['unforged', (body: string) => ({ body, authorization: null })] as const satisfies Forgery;

/** It would change a row, were it believed. */
function joiningOf(identity: string): object {
  const now = Date.now();
  return {
    event: 'participant_joined',
    createdAt: String(Math.floor(now / 1000)),
    room: { sid: 'RM_forged', name: 'Forged-Room' },
    participant: { sid: 'PA_forged', identity, joinedAtMs: String(now) },
  };
}

/** The same words, honestly signed, do change the log: so the checksum would have shown it. */
async function takesTheTruth(deployment: Deployment, target: object): Promise<number> {
  const before = await logChecksum(deployment);
  const body = JSON.stringify({ ...target, id: 'EV_true' });
  await postWebhook(deployment.apis[0].running.url, body, webhookSignature(body, deployment.webhookKey));
  await untilSpoolIsEmpty(deployment);
  return before === (await logChecksum(deployment)) ? 0 : 1;
}
