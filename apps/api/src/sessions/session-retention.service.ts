import { Injectable } from '@nestjs/common';
import { DatabaseService } from '../database/database.service.ts';
import type { RetentionOutcome } from '../metrics/metrics.service.ts';
import { hiddenRoomName } from './hidden-room-name.ts';

/** Any number, the same in every instance: whoever holds this advisory lock forgets. */
const retentionLock = 7_164_021_530;

/** When a session was over, or at the latest could still begin. The indexes of the migration are made of these words. */
const overSince = 'greatest(token_expires_at, left_at, aborted_at)';

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
        const [, rows] = await transaction.query<[unknown, number]>(statements[outcome], limits);
        return rows;
      }),
    );
  }
}

/** Who is inside is never touched. A row that is deleted was hidden before, so that one small index finds the old ones. */
const statements: Readonly<Record<RetentionOutcome, string>> = {
  names_hidden: `
    WITH old AS MATERIALIZED (
      SELECT id FROM session_logs
      WHERE status <> 'joined' AND (participant_name IS NOT NULL OR room_name NOT LIKE '#%')
        AND ${overSince} < now() - make_interval(days => $1)
      ORDER BY ${overSince} LIMIT $2 FOR UPDATE SKIP LOCKED
    )
    UPDATE session_logs SET participant_name = NULL, room_name = ${hiddenRoomName('room_name')}, updated_at = now()
    FROM old WHERE session_logs.id = old.id`,
  sessions_deleted: `
    WITH old AS MATERIALIZED (
      SELECT id FROM session_logs
      WHERE status <> 'joined' AND participant_name IS NULL AND room_name LIKE '#%'
        AND ${overSince} < now() - make_interval(days => $1)
      ORDER BY ${overSince} LIMIT $2 FOR UPDATE SKIP LOCKED
    )
    DELETE FROM session_logs USING old WHERE session_logs.id = old.id`,
  events_deleted: `
    WITH old AS MATERIALIZED (
      SELECT event_id FROM webhook_events
      WHERE received_at < now() - make_interval(days => $1)
      ORDER BY received_at LIMIT $2 FOR UPDATE SKIP LOCKED
    )
    DELETE FROM webhook_events USING old WHERE webhook_events.event_id = old.event_id`,
};
