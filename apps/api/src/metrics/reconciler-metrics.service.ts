import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { MetricsService } from './metrics.service.ts';

/** What the reconciler did to a session: ended it, took its own end back, made it of a participant nobody told of, or marked its token as never used. */
const outcomes = ['closed', 'reopened', 'adopted', 'expired'] as const;
export type ReconcilerOutcome = (typeof outcomes)[number];

/** What is counted of keeping the log and the rooms true to one another, in the registry of {@link MetricsService}. */
@Injectable()
export class ReconcilerMetrics {
  private readonly reconciled: Counter<'outcome'>;
  private readonly evictions: Counter;
  private readonly lastLook: Gauge;
  private oldestOpenSince: Date | null = null;

  constructor({ registry }: MetricsService) {
    const registers = [registry];
    this.reconciled = new Counter({
      name: 'livemeet_sessions_reconciled_total',
      help: 'Sessions the reconciler had to put right, by what it did to them.',
      labelNames: ['outcome'] as const,
      registers,
    });
    for (const outcome of outcomes) this.reconciled.inc({ outcome }, 0);
    this.evictions = new Counter({
      name: 'livemeet_participants_evicted_total',
      help: 'Participants removed from a room because they entered with a token already in use.',
      registers,
    });
    this.lastLook = new Gauge({
      name: 'livemeet_reconciler_last_look_timestamp_seconds',
      help: 'When this instance last compared log and rooms; 0 while another one does.',
      registers,
    });
    const oldest: Gauge = new Gauge({
      name: 'livemeet_open_session_oldest_seconds',
      help: 'Age of the session that has been open longest; 0 without one, and while another instance looks.',
      registers,
      collect: () => oldest.set(secondsSince(this.oldestOpenSince)),
    });
  }

  sessionsReconciled(outcome: ReconcilerOutcome, count: number): void {
    this.reconciled.inc({ outcome }, count);
  }

  evicted(): void {
    this.evictions.inc();
  }

  /** A look has come to its end. */
  looked(oldestOpenSince: Date | null): void {
    this.oldestOpenSince = oldestOpenSince;
    this.lastLook.setToCurrentTime();
  }

  /** Another instance looks. */
  looksNoMore(): void {
    this.oldestOpenSince = null;
    this.lastLook.set(0);
  }
}

function secondsSince(date: Date | null): number {
  return date === null ? 0 : Math.max(0, (Date.now() - date.getTime()) / 1000);
}
