import { hiddenRoomName } from './hidden-room-name.ts';

/** A batch of this many takes some tens of milliseconds, which is what a webhook about one of its rows may wait. */
export const mostRowsABatch = 1000;

/** When a session was over, or at the latest could still begin. The indexes of the migration are made of these words. */
const overSince = 'greatest(token_expires_at, left_at, aborted_at)';

/**
 * How a batch is forgotten: `$1` is after how many days, `$2` how many rows at most. Who is inside is never touched. A row
 * that is deleted was hidden before, so that one small index finds the old ones.
 */
export const sessionRetentionStatements = {
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
} as const;
