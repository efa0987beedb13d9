import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Config } from '../config/config.ts';
import { Spool, type SpoolLevel, type SpoolRecord, type WaitingRecord } from './spool.ts';

/** How long after a failed attempt to open the spool the next one may be made. */
const reopenDelayMs = 2000;

/**
 * This machine's spool. Without it (its folder cannot be written) the API works as long as the database does. A spool
 * that cannot be asked counts as empty.
 */
@Injectable()
export class SpoolService implements OnApplicationShutdown {
  private spool: Spool | null = null;
  private openedLastAt = Number.NEGATIVE_INFINITY;
  private isStopped = false;
  private isFaultTold = false;
  private isReadFaultTold = false;
  private announce: () => void = () => {};

  constructor(
    private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(SpoolService.name);
    this.opened();
  }

  onApplicationShutdown(): void {
    this.isStopped = true;
    this.spool?.close();
    this.spool = null;
  }

  /** Returns once the records are on the disk. Throws when they are not. */
  append(records: readonly SpoolRecord[]): void {
    const spool = this.opened();
    if (spool === null) throw new Error('the spool cannot be opened');
    try {
      spool.append(records);
      this.isFaultTold = false;
    } catch (err) {
      this.tellOnce(err, 'the spool cannot be written');
      throw err;
    }
    this.announce();
  }

  isEmpty(): boolean {
    try {
      const isEmpty = this.opened()?.isEmpty() ?? true;
      this.isReadFaultTold = false;
      return isEmpty;
    } catch (err) {
      // Says nothing of whether it can be written.
      if (!this.isReadFaultTold) this.logger.error({ err }, 'the spool cannot be read');
      this.isReadFaultTold = true;
      return true;
    }
  }

  oldest(count: number): WaitingRecord[] {
    return this.opened()?.oldest(count) ?? [];
  }

  remove(records: readonly WaitingRecord[]): void {
    this.spool?.remove(records);
  }

  refuse(record: WaitingRecord, refusal: string): void {
    this.spool?.refuse(record, refusal);
  }

  /** Null when the spool cannot be opened. */
  level(): SpoolLevel | null {
    return this.opened()?.level() ?? null;
  }

  /** Why a record would not be taken now, in words fit for anyone; null when it would. */
  fault(): 'cannot be written' | 'is full' | null {
    const level = this.level();
    if (level?.isFull) return 'is full';
    return level === null || this.isFaultTold ? 'cannot be written' : null;
  }

  /** Resolves when something waits: now, when this process puts it into the spool, or `limitMs` later, for other processes may have done so. */
  nextAppend(limitMs: number): Promise<void> {
    if (!this.isEmpty()) return Promise.resolve();
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, limitMs);
    this.announce = () => {
      clearTimeout(timer);
      resolve();
    };
    return promise;
  }

  private opened(): Spool | null {
    if (this.spool !== null || this.isStopped) return this.spool;
    if (performance.now() - this.openedLastAt < reopenDelayMs) return null;
    this.openedLastAt = performance.now();
    const { spoolDirectory, spoolMaxBytes } = this.config;
    try {
      this.spool = new Spool(spoolDirectory, spoolMaxBytes);
      this.isFaultTold = false;
      this.logger.info(this.spool.level(), 'spool open');
    } catch (err) {
      this.tellOnce(err, 'the spool cannot be opened');
    }
    return this.spool;
  }

  private tellOnce(err: unknown, message: string): void {
    if (!this.isFaultTold) this.logger.error({ err }, message);
    this.isFaultTold = true;
  }
}
