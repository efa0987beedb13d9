import { deliverWebhook } from '../../apps/api/e2e/signed-webhook.ts';
import { type Attempt, nextStep } from '../accounting/next-step.ts';
import type { TimedAnswer } from '../accounting/timed-answer.ts';

export type Delivered = {
  /** Of the last attempt. */
  readonly outcome: Attempt;
  /** One for each attempt. */
  readonly answers: readonly TimedAnswer[];
};

/** Delivers a webhook as LiveKit does: again and again for 15 s while nobody takes it, and never after a 4xx. */
export async function deliverAsLivekit(
  apiUrl: string,
  key: { readonly apiKey: string; readonly apiSecret: string },
  webhook: object,
): Promise<Delivered> {
  const answers: TimedAnswer[] = [];
  for (;;) {
    const askedAt = performance.now();
    const outcome = await deliverWebhook(apiUrl, key, webhook).then(
      ({ status }): Attempt => status,
      (): Attempt => 'unreachable',
    );
    const status = outcome === 'unreachable' ? 0 : outcome;
    answers.push({ askedAt, tookMs: performance.now() - askedAt, status });
    const step = nextStep(outcome, answers.length);
    if (step.kind !== 'again') return { outcome, answers };
    await Bun.sleep(step.afterMs);
  }
}
