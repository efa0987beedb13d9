import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { DataSource, type EntityManager } from 'typeorm';
import { Config } from '../config/config.ts';
import { ApiFault } from '../http/api-fault.ts';
import { isDatabaseAway } from './is-database-away.ts';
import { migrate } from './migrate.ts';

/** How long after a failed attempt the next one begins. */
const retryDelayMs = 500;

/** What a caller is told to wait; a restart of PostgreSQL takes about as long. */
const retryAfterSeconds = 2;

/** The way to the database: opened in the background, so that the API answers before the database does. */
@Injectable()
export class DatabaseService implements OnApplicationBootstrap, OnModuleDestroy {
  private attempt: Promise<void> | null = null;
  private isStopped = false;
  private readonly opened = Promise.withResolvers<void>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(DatabaseService.name);
  }

  onApplicationBootstrap(): void {
    void this.openUntilOpen();
  }

  onModuleDestroy(): void {
    this.isStopped = true;
  }

  /** Resolves once the database could be asked for the first time, its tables in their newest form. */
  whenOpen(): Promise<void> {
    return this.opened.promise;
  }

  /** Asks the database. Throws SERVICE_UNAVAILABLE when it is away; other failures pass as they are. */
  async run<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    // Who comes while it is being opened waits for that attempt, which has its own limits.
    await this.attempt?.catch(() => undefined);
    if (!this.dataSource.isInitialized) throw databaseAway();
    try {
      return await work(this.dataSource.manager);
    } catch (cause) {
      throw isDatabaseAway(cause) ? databaseAway(cause) : cause;
    }
  }

  private async openUntilOpen(): Promise<void> {
    for (let failures = 0; !this.isStopped; failures += 1) {
      try {
        this.attempt = this.open();
        await this.attempt;
        this.logger.info({ failures }, 'database open');
        this.opened.resolve();
        return;
      } catch (err) {
        // Once is news; the rest is a rhythm.
        if (failures === 0) this.logger.warn({ err }, 'database away, trying on');
      } finally {
        this.attempt = null;
      }
      await Bun.sleep(retryDelayMs);
    }
  }

  private async open(): Promise<void> {
    await migrate(this.config.databaseUrl);
    await this.dataSource.initialize();
  }
}

function databaseAway(cause?: unknown): ApiFault {
  const headers = { 'Retry-After': String(retryAfterSeconds) };
  return new ApiFault('SERVICE_UNAVAILABLE', 'The database is away. Try again.', { headers, cause });
}
