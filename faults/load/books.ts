import type { ExpectedRow } from '../../apps/api/src/sessions/true-history.ts';
import type { Promises } from '../accounting/audit.ts';
import type { Delivered } from './livekit-delivery.ts';
import type { TokenAnswer } from './token-request.ts';

/** One token request; times as `performance.now()` has them. */
export type TimedAnswer = { readonly askedAt: number; readonly tookMs: number; readonly status: number };

/** What the load was promised, answer by answer, and what it was refused. */
export class Books implements Promises {
  readonly tokens: string[] = [];
  readonly histories: ExpectedRow[][] = [];
  readonly brokenOff: string[] = [];
  readonly webhooks: string[] = [];
  /** Every token request, in the order of the answers. */
  readonly answers: TimedAnswer[] = [];
  /** Attempts that failed, of webhooks and tokens alike: shows that an outage was one. */
  failures = 0;
  /** Webhooks that LiveKit would have given up. */
  dropped = 0;
  /** Of each webhook the slowest answer. */
  readonly webhookMs: number[] = [];

  noteToken({ status, tookMs }: TokenAnswer): void {
    this.answers.push({ askedAt: performance.now() - tookMs, tookMs, status });
    if (status === 0 || status >= 500) this.failures += 1;
  }

  /** Returns whether it was acknowledged. */
  noteWebhook(id: string, { outcome, attempts, slowestMs }: Delivered): boolean {
    const isAcknowledged = outcome === 200;
    if (isAcknowledged) this.webhooks.push(id);
    else this.dropped += 1;
    this.failures += attempts - 1;
    this.webhookMs.push(slowestMs);
    return isAcknowledged;
  }

  /** How many tokens in all were issued. */
  get issued(): number {
    return this.answers.filter(({ status }) => status === 201).length;
  }

  countOf(matches: (status: number) => boolean): number {
    return this.answers.filter(({ status }) => matches(status)).length;
  }
}
