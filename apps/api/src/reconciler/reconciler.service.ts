import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Config } from '../config/config.ts';
import { DatabaseService } from '../database/database.service.ts';
import { InstanceLock } from '../database/instance-lock.ts';
import { ReconcilerMetrics } from '../metrics/reconciler-metrics.service.ts';
import { LookService } from './look.service.ts';

/** Any number, the same in every instance: whoever holds this advisory lock looks. */
const reconcilerLock = 7_164_021_504;

/** Sees to it that one instance at a time looks again and again, and another when that one is gone. */
@Injectable()
export class ReconcilerService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly lock: InstanceLock;
  private isOurs = false;
  private failures = 0;

  constructor(
    private readonly config: Config,
    private readonly database: DatabaseService,
    private readonly looks: LookService,
    private readonly metrics: ReconcilerMetrics,
    private readonly logger: PinoLogger,
  ) {
    this.lock = new InstanceLock(config.databaseUrl, reconcilerLock);
    logger.setContext(ReconcilerService.name);
  }

  onApplicationBootstrap(): void {
    void this.lookUntilStopped();
  }

  onModuleDestroy(): void {
    this.stopping.abort();
    this.lock.release();
  }

  private async lookUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    await this.database.whenOpen();
    while (!signal.aborted) {
      await this.lookOnce(signal);
      const pauseMs = this.config.reconcileEverySeconds * 1000;
      // Rejects when it is cut short, which is what is wanted.
      await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async lookOnce(signal: AbortSignal): Promise<void> {
    try {
      this.hold(await this.lock.isOurs());
      if (this.isOurs) await this.looks.look(signal);
      this.failures = 0;
    } catch (err) {
      this.failures += 1;
      // Once is news; the rest is a rhythm.
      if (this.failures === 1 && !signal.aborted) this.logger.warn({ err }, 'could not look, trying on');
    }
  }

  private hold(isOurs: boolean): void {
    if (isOurs === this.isOurs) return;
    this.isOurs = isOurs;
    this.logger.info({ isOurs }, isOurs ? 'this instance looks' : 'another instance looks');
    if (isOurs) return;
    this.looks.forget();
    this.metrics.looksNoMore();
  }
}
