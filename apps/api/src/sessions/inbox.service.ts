import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isDataRefused } from '../database/is-data-refused.ts';
import { ApiFault } from '../http/api-fault.ts';
import { MetricsService } from '../metrics/metrics.service.ts';
import { SpoolService } from '../spool/spool.service.ts';
import type { SpoolRecord } from '../spool/spool.ts';
import { GroupCommit } from './group-commit.ts';
import type { IssuedSession } from './issued-session.ts';
import type { SessionEvent } from './session-lifecycle.ts';
import { type Application, SessionsService } from './sessions.service.ts';
import { recordOf } from './spooled-entry.ts';

/** How long the database may take before the spool is asked; with the spool's own time the SFU has its answer within 2 s. */
const databaseLimitMs = 1200;

/** Rows of one statement: a quarter of what lets a statement of this kind take 10 ms. */
const mostRows = 500;

/** What a caller is told to wait when neither the database nor the spool takes anything. */
const retryAfterSeconds = 2;

/**
 * Where everything for the log of sessions comes in. What it has taken is durable: in the database, or, while that is
 * away or too slow, in the spool of this machine. As long as anything waits there, all that comes queues behind it.
 * Throws SERVICE_UNAVAILABLE only when neither takes it.
 */
@Injectable()
export class InboxService {
  private readonly issued = new GroupCommit<IssuedSession>((sessions) => this.takeIssued(sessions), mostRows);
  private readonly spooled = new GroupCommit<SpoolRecord>(
    async (records) => this.spoolNow(records),
    mostRows,
  );

  constructor(
    private readonly sessions: SessionsService,
    private readonly spool: SpoolService,
    private readonly metrics: MetricsService,
  ) {}

  /** Resolves once the session of a token that may now be handed out is durable. */
  recordIssued(session: Omit<IssuedSession, 'id'>): Promise<void> {
    return this.issued.add({ id: randomUUID(), ...session });
  }

  /** Resolves once what the SFU told is durable, with what became of it; `spooled`: that is to be seen. */
  apply(event: SessionEvent): Promise<Application | 'spooled'> {
    return this.take(
      () => [recordOf({ kind: 'event', event })],
      () => this.sessions.apply(event),
    );
  }

  private async takeIssued(sessions: readonly IssuedSession[]): Promise<void> {
    await this.take(
      () => sessions.map((session) => recordOf({ kind: 'issued', session })),
      () => this.sessions.insert(sessions),
    );
  }

  private async take<Result>(
    records: () => readonly SpoolRecord[],
    write: () => Promise<Result>,
  ): Promise<Result | 'spooled'> {
    const isQueueing = !this.spool.isEmpty();
    if (!isQueueing) {
      try {
        return await inTime(write());
      } catch (cause) {
        // It would not have it from the spool either.
        if (isDataRefused(cause)) throw cause;
      }
    }
    try {
      await Promise.all(records().map((record) => this.spooled.add(record)));
      return 'spooled';
    } catch (cause) {
      // Full, perhaps, while the database is back.
      if (isQueueing) return await inTime(write()).catch((fault) => Promise.reject(neither(fault)));
      throw neither(cause);
    }
  }

  private spoolNow(records: readonly SpoolRecord[]): void {
    this.spool.append(records);
    this.metrics.recordsSpooled(records.length);
  }
}

/** Gives up waiting, not the work: what it writes late is written twice, which is as good as once. */
async function inTime<Result>(work: Promise<Result>): Promise<Result> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => limit.reject(new Error(`the database took more than ${databaseLimitMs} ms`)),
    databaseLimitMs,
  );
  work.catch(() => undefined);
  try {
    return await Promise.race([work, limit.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function neither(cause: unknown): ApiFault {
  const headers = { 'Retry-After': String(retryAfterSeconds) };
  return new ApiFault('SERVICE_UNAVAILABLE', 'The session cannot be logged now. Try again.', {
    headers,
    cause,
  });
}
