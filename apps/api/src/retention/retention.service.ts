import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Config } from '../config/config.ts';
import { MetricsService, type RetentionOutcome } from '../metrics/metrics.service.ts';
import { SessionRetention } from '../sessions/session-retention.service.ts';
import { mostRowsABatch } from '../sessions/session-retention-statements.ts';

/** A start has more urgent things to do, and the database may still be coming up. */
const firstRunAfterMs = 2000;
const runEveryMs = 60 * 60 * 1000;
/** What an hour would be lost for: a database that is away for a moment. */
const retryAfterMs = 60 * 1000;

/** No webhook is told again after minutes, and an issued row that comes late is days late at most. */
const ledgerDays = 7;

/** Keeps the log no longer than it was said to: every hour, on one instance, batch by batch until nothing is left. */
@Injectable()
export class RetentionService implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly config: Config,
    private readonly retention: SessionRetention,
    private readonly metrics: MetricsService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(RetentionService.name);
  }

  onApplicationBootstrap(): void {
    this.runAfter(firstRunAfterMs);
  }

  /** Ends after the batch that is under way. */
  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.underWay;
  }

  private runAfter(delayMs: number): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.underWay = this.run().then((isDone) => this.runAfter(isDone ? runEveryMs : retryAfterMs));
    }, delayMs);
  }

  private async run(): Promise<boolean> {
    const { nameRetentionDays, sessionRetentionDays } = this.config;
    try {
      // In this order: only a session whose names are hidden is deleted. The ledger has room names too.
      const namesHidden = await this.forgetAll('names_hidden', nameRetentionDays);
      const sessionsDeleted = await this.forgetAll('sessions_deleted', sessionRetentionDays);
      const eventsDeleted = await this.forgetAll('events_deleted', Math.min(ledgerDays, nameRetentionDays));
      this.logger.info({ namesHidden, sessionsDeleted, eventsDeleted }, 'old sessions forgotten');
      return true;
    } catch (err) {
      this.logger.warn({ err }, 'forgetting old sessions broke off, trying again');
      return false;
    }
  }

  /** How many rows; another instance that is at it goes on alone. */
  private async forgetAll(outcome: RetentionOutcome, olderThanDays: number): Promise<number> {
    for (let forgotten = 0; ; ) {
      if (this.isStopped) return forgotten;
      const rows = await this.retention.forget(outcome, olderThanDays, mostRowsABatch);
      this.metrics.retentionDone(outcome, rows ?? 0);
      forgotten += rows ?? 0;
      if (rows === null || rows < mostRowsABatch) return forgotten;
    }
  }
}
