import { deliverWebhook } from '../../apps/api/e2e/signed-webhook.ts';
import { type Attempt, nextStep } from '../accounting/livekit-retries.ts';

export type Delivered = {
  /** Of the last attempt. */
  readonly outcome: Attempt;
  readonly attempts: number;
  /** Of the slowest attempt. */
  readonly slowestMs: number;
};

/** Delivers a webhook as LiveKit does: again and again for 15 s while nobody takes it, and never after a 4xx. */
export async function deliverAsLivekit(
  apiUrl: string,
  key: { readonly apiKey: string; readonly apiSecret: string },
  webhook: object,
): Promise<Delivered> {
  let slowestMs = 0;
  for (let attempts = 1; ; attempts += 1) {
    const since = performance.now();
    const outcome = await deliverWebhook(apiUrl, key, webhook).then(
      ({ status }): Attempt => status,
      (): Attempt => 'unreachable',
    );
    slowestMs = Math.max(slowestMs, performance.now() - since);
    const step = nextStep(outcome, attempts);
    if (step.kind !== 'again') return { outcome, attempts, slowestMs };
    await Bun.sleep(step.afterMs);
  }
}
