import type { ExpectedRow } from '../../apps/api/src/sessions/true-connection.ts';
import type { Promises } from '../accounting/audit.ts';
import type { TimedAnswer } from '../accounting/timed-answer.ts';
import type { TokenAnswer } from './ask-for-token.ts';
import type { Delivered } from './deliver-as-livekit.ts';

/** What the load was promised, answer by answer, and what it was refused. */
export class Books implements Promises {
  readonly tokens: string[] = [];
  readonly histories: ExpectedRow[][] = [];
  readonly brokenOff: string[] = [];
  readonly webhooks: string[] = [];
  /** Every token request, in the order of the answers. */
  readonly answers: TimedAnswer[] = [];
  /** Webhooks that LiveKit would have given up. */
  dropped = 0;
  /** Every attempt to deliver a webhook. */
  readonly webhookAnswers: TimedAnswer[] = [];

  noteToken({ status, tookMs }: TokenAnswer): void {
    this.answers.push({ askedAt: performance.now() - tookMs, tookMs, status });
  }

  /** Returns whether it was acknowledged. */
  noteWebhook(id: string, { outcome, answers }: Delivered): boolean {
    const isAcknowledged = outcome === 200;
    if (isAcknowledged) this.webhooks.push(id);
    else this.dropped += 1;
    this.webhookAnswers.push(...answers);
    return isAcknowledged;
  }

  /** How many tokens in all were issued. */
  get issued(): number {
    return this.answers.filter(({ status }) => status === 201).length;
  }

  /** Every status that was answered, and how often: `201 ×40, 503 ×2`; 0 is no answer. */
  get statuses(): string {
    const counts = Map.groupBy(this.answers, ({ status }) => status);
    return [...counts].map(([status, { length }]) => `${status} ×${length}`).join(', ');
  }

  countOf(matches: (status: number) => boolean): number {
    return this.answers.filter(({ status }) => matches(status)).length;
  }
}
