import { toldHistories, webhookOf } from '../../apps/api/e2e/told-history.ts';
import { until } from '../../apps/api/e2e/until.ts';
import { freePort } from '../../tools/free-port.ts';
import type { Figure } from '../accounting/figure.ts';
import type { FaultRun } from '../fault-run.ts';
import { addressOf, askForToken } from '../load/ask-for-token.ts';
import { Books } from '../load/books.ts';
import { offer, sideBySide } from '../load/offer.ts';
import { moved } from '../load/play-history.ts';
import { postWebhook, webhookSignature } from '../load/webhook-signature.ts';
import { untilPart } from '../parts/api-health.ts';
import { type Deployment, withDeployment } from '../parts/deployment.ts';
import { auditFigures, settledAudit } from '../parts/settled-audit.ts';

/** Slow enough that the limit of all callers in a second, 200, has no say. */
const perSecond = 100;
const mostOfRoom = 240;
const mostOfAddress = 120;
const windowMs = 60_000;

export const runTwoInstances: FaultRun = {
  name: 'run-two-instances',
  fault: 'Two APIs on one PostgreSQL and one Redis, each webhook sent to both at once',
  requires:
    'limits are shared within ±1, no row is doubled, and one instance looks after the rows: the other when it is killed',
  parts: 'Redis, LiveKit, two APIs',
  cycles: 200,
  unit: 'histories',
  limitMinutes: 6,
  run: async ({ cycles, report }) => {
    const metricsPorts = [await freePort(), await freePort()];
    const envOf = (index: number) => ({ METRICS_PORT: String(metricsPorts[index]) });
    const limits = await withDeployment({ apis: 2, hasRedis: true }, async (deployment) => {
      for (const api of deployment.apis) await untilPart(api, 'redis', 'up');
      const figures = await limitFigures(deployment);
      report('limits counted');
      return [...figures, ...(await tellBoth(deployment, cycles))];
    });
    const looks = await withDeployment({ apis: 2, hasSfu: true, envOf }, (deployment) =>
      reconcilerFigures(deployment, metricsPorts),
    );
    return [...limits, ...looks];
  },
};

/** How far from each limit two instances let callers go. */
async function limitFigures({ apis }: Deployment): Promise<Figure[]> {
  const issuedOf = async (count: number, ask: (index: number) => { address: string; roomName?: string }) => {
    const since = performance.now();
    const { answers } = await offer(perSecond, count / perSecond, (index) =>
      askForToken({ apiUrl: (apis[index % apis.length] ?? apis[0]).running.url, ...ask(index) }),
    );
    if (performance.now() - since > windowMs) throw new Error('too slow: a new minute began');
    return answers.filter(({ status }) => status === 201).length;
  };
  const ofRoom = await issuedOf(mostOfRoom + 40, (index) => ({
    address: addressOf(index),
    roomName: 'Shared-Room',
  }));
  const ofAddress = await issuedOf(mostOfAddress + 30, () => ({ address: '192.0.2.1' }));
  return [
    {
      what: `tokens for one room, of ${mostOfRoom}`,
      value: ofRoom,
      least: mostOfRoom - 1,
      most: mostOfRoom + 1,
    },
    {
      what: `for one address, of ${mostOfAddress}`,
      value: ofAddress,
      least: mostOfAddress - 1,
      most: mostOfAddress + 1,
    },
  ];
}

async function tellBoth(deployment: Deployment, histories: number): Promise<Figure[]> {
  const { apis, webhookKey } = deployment;
  const books = new Books();
  let callers = 0;
  for (const { history } of toldHistories(histories)) {
    const identities = new Map<string, string>();
    for (const { identity, roomName } of history.tokens) {
      callers += 1;
      const api = apis[callers % apis.length] ?? apis[0];
      const address = addressOf(1_000_000 + callers);
      const answer = await askForToken({ apiUrl: api.running.url, address, roomName });
      books.noteToken(answer);
      if (answer.identity !== null) identities.set(identity, answer.identity);
    }
    const { events, rows } = moved(history, identities, Date.now());
    await sideBySide(4, events, async (event) => {
      const body = JSON.stringify(webhookOf(event));
      const authorization = webhookSignature(body, webhookKey);
      const statuses = await Promise.all(
        apis.map(({ running }) => postWebhook(running.url, body, authorization)),
      );
      if (statuses.every((status) => status === 200)) books.webhooks.push(event.id);
      else books.dropped += 1;
    });
    books.histories.push(rows);
  }
  return [
    { what: 'webhooks refused', value: books.dropped, most: 0 },
    ...auditFigures(await settledAudit(deployment, books), books),
  ];
}

/** Whoever looks after the rows says when it last did; the others say 0. */
async function reconcilerFigures({ apis }: Deployment, ports: readonly number[]): Promise<Figure[]> {
  const limitMs = 60_000;
  const isLooking = async (port: number | undefined) => {
    const text = await fetch(`http://127.0.0.1:${port}/metrics`).then(
      (response) => response.text(),
      () => '',
    );
    return Number(/^livemeet_reconciler_last_look_timestamp_seconds (\S+)$/m.exec(text)?.[1] ?? 0) > 0;
  };
  const looking = async () => {
    const all = await Promise.all(ports.map(isLooking));
    return all.flatMap((looks, index) => (looks ? [index] : []));
  };
  const first = await until(async () => {
    const now = await looking();
    return now.length > 0 && now;
  }, limitMs).catch(() => []);
  const since = performance.now();
  await apis[first[0] ?? 0]?.kill();
  const next = await until(async () => {
    const now = await looking();
    return now.length > 0 && now;
  }, limitMs).catch(() => []);
  return [
    { what: 'instances that look after the rows', value: first.length, least: 1, most: 1 },
    { what: 'after the kill of it', value: next.length, least: 1, most: 1 },
    { what: 'the other one since', value: (performance.now() - since) / 1000, unit: 's', most: 60 },
  ];
}
