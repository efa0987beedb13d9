import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service.ts';
import type { RetentionOutcome } from '../metrics/metrics.service.ts';
import { sessionRetentionStatements } from './session-retention-statements.ts';

/** Any number, the same in every instance: whoever holds this advisory lock forgets. */
const retentionLock = 7_164_021_530;

/** Makes the log forget what is old. PostgreSQL's clock decides. */
@Injectable()
export class SessionRetention {
  constructor(private readonly database: DatabaseService) {}

  /**
   * One batch in a transaction of its own, which waits for no row; resolves to how many rows it was, or to null while
   * another instance is at it. Throws SERVICE_UNAVAILABLE when the database is away.
   */
  forget(outcome: RetentionOutcome, olderThanDays: number, mostRows: number): Promise<number | null> {
    return this.database.run((manager) =>
      manager.transaction(async (transaction) => {
        // Held to the end of the transaction: a lock of the connection would outlive a query that was given up.
        const [turn] = await transaction.query<{ isOurs: boolean }[]>(
          'SELECT pg_try_advisory_xact_lock($1) AS "isOurs"',
          [retentionLock],
        );
        if (turn?.isOurs !== true) return null;
        const limits = [olderThanDays, mostRows];
        const statement = sessionRetentionStatements[outcome];
        const [, rows] = await transaction.query<[unknown, number]>(statement, limits);
        return rows;
      }),
    );
  }
}
