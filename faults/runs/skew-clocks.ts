import { randomUUID } from 'node:crypto';
import type { FaultRun } from '../fault-run.ts';
import { postWebhook, webhookSignature } from '../load/webhook-signature.ts';
import { withDeployment } from '../parts/deployment.ts';

const toleratedSeconds = 55;
/** A webhook lives 5 minutes: one whose sender is behind expires that much later. */
const livesSeconds = 300;

export const skewClocks: FaultRun = {
  name: 'skew-clocks',
  fault: `The SFU’s clock is up to ${toleratedSeconds} s ahead or behind, also for webhooks that have just expired`,
  requires:
    'every webhook is taken; one refused for its time would be lost, for LiveKit does not send it again',
  parts: '',
  cycles: 500,
  unit: 'webhooks',
  limitMinutes: 2,
  run: ({ cycles }) =>
    withDeployment({}, async ({ apis: [api], webhookKey }) => {
      const send = (skewSeconds: number) => {
        const body = JSON.stringify({
          event: 'room_started',
          id: `EV_${randomUUID()}`,
          createdAt: String(Math.floor(Date.now() / 1000) + skewSeconds),
          room: { sid: `RM_${randomUUID()}`, name: 'Skewed-Room' },
        });
        return postWebhook(api.running.url, body, webhookSignature(body, webhookKey, { skewSeconds }));
      };
      const refused: number[] = [];
      for (let index = 0; index < cycles; index += 1) {
        const skew = Math.round((index / Math.max(1, cycles - 1)) * 2 * toleratedSeconds) - toleratedSeconds;
        const skewSeconds = index % 4 === 0 ? -livesSeconds - Math.abs(skew) : skew;
        if ((await send(skewSeconds)) !== 200) refused.push(skewSeconds);
      }
      const beyond = [await send(70), await send(-livesSeconds - 70)];
      return [
        { what: `webhooks at -${toleratedSeconds} to +${toleratedSeconds} s`, value: cycles, least: 1 },
        { what: 'refused', value: refused.length, most: 0 },
        {
          what: 'refused of two that are 70 s off',
          value: beyond.filter((status) => status === 401).length,
          least: 2,
        },
      ];
    }),
};
