/** Whose connection. */
export type ConnectionKey = { readonly identity: string; readonly participantSid: string };

/** So many rows a statement touches at most: a look at all who are inside takes as many statements as it needs, each within its time limit. */
export const mostRowsOfStatement = 1000;

/** What is asked and written of sessions that are open, or were never used. `known` and `seen` take {@link columnsOfConnections}. */
export const openSessionsStatements = {
  /** All that are open, the oldest first. */
  list: `
    SELECT id, participant_sid AS "participantSid", room_name AS "roomName", joined_at AS "joinedAt"
    FROM session_logs WHERE status = 'joined' ORDER BY joined_at`,

  /** The SIDs of those connections that have a row, open or not. */
  known: `
    SELECT participant_sid AS sid FROM session_logs
    WHERE (identity, participant_sid) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,

  /**
   * Notes that these are in their rooms now; a row for each that had been ended for having been missed. Without waiting:
   * who holds one of these rows is moving it, and two that wait for one another would be no help.
   */
  seen: `
    WITH present AS (
      SELECT id, left_at IS NOT NULL AS was_ended FROM session_logs
      WHERE (identity, participant_sid) IN (SELECT * FROM unnest($1::text[], $2::text[]))
        AND (status = 'joined' OR left_source = 'reconciler')
      FOR NO KEY UPDATE SKIP LOCKED
    ), noted AS (
      UPDATE session_logs AS session
      SET last_seen_at = now(), left_at = NULL, left_reason = NULL, left_source = NULL,
        updated_at = CASE WHEN was_ended THEN now() ELSE updated_at END
      FROM present WHERE session.id = present.id
      RETURNING was_ended
    ) SELECT was_ended AS "wasEnded" FROM noted WHERE was_ended`,

  /** Marks tokens that expired 2 minutes ago and nobody came with. */
  expire: `
    UPDATE session_logs SET expired_at = now(), updated_at = now() WHERE id IN (
      SELECT id FROM session_logs
      WHERE participant_sid IS NULL AND expired_at IS NULL AND token_expires_at < now() - interval '2 minutes'
      ORDER BY token_expires_at LIMIT ${mostRowsOfStatement} FOR NO KEY UPDATE SKIP LOCKED
    )`,
} as const;

/** The same connections, column by column. */
export function columnsOfConnections(connections: readonly ConnectionKey[]): [string[], string[]] {
  return [
    connections.map(({ identity }) => identity),
    connections.map(({ participantSid }) => participantSid),
  ];
}
