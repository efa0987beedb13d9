import type { SQL } from 'bun';

/** Sessions as they may lie in the log. */
export type SessionRows = {
  readonly identity: string;
  readonly roomName: string;
  readonly participantName: string;
  readonly status: 'issued' | 'joined' | 'left' | 'aborted' | 'never_joined';
  /** How long ago it was over, or, of one that is joined, its token expired. */
  readonly ageDays: number;
  /** How long before that the token was issued, and a minute later the connection made. */
  readonly lengthDays?: number;
  /** More than one: each has its number after its identity. */
  readonly count?: number;
};

/** Writes sessions of another time, which only SQL can. */
export async function insertSessions(sql: SQL, rows: SessionRows): Promise<void> {
  const { identity, roomName, participantName, status, ageDays, lengthDays = 0.01, count = 1 } = rows;
  const isIn = (...statuses: readonly string[]) => statuses.includes(status);
  await sql`
    INSERT INTO session_logs (id, identity, participant_sid, room_name, room_sid, participant_name, issued_at,
      token_expires_at, joined_at, aborted_at, expired_at, left_at, left_reason, left_source)
    SELECT gen_random_uuid(), identity, CASE WHEN ${isIn('joined', 'left', 'aborted')} THEN 'PA_' || identity END,
      ${roomName}, CASE WHEN ${isIn('joined', 'left', 'aborted')} THEN 'RM_1' END, ${participantName}, issued_at,
      CASE WHEN ${isIn('left')} THEN issued_at + interval '10 minutes' ELSE over_at END,
      CASE WHEN ${isIn('joined', 'left')} THEN issued_at + interval '1 minute' END,
      CASE WHEN ${isIn('aborted')} THEN over_at END,
      CASE WHEN ${isIn('never_joined')} THEN over_at END,
      CASE WHEN ${isIn('left')} THEN over_at END,
      CASE WHEN ${isIn('left')} THEN 'CLIENT_INITIATED' END,
      CASE WHEN ${isIn('left')} THEN 'webhook' END
    FROM (
      SELECT ${identity} || CASE WHEN ${count > 1} THEN number::text ELSE '' END AS identity,
        now() - make_interval(secs => ${ageDays * 86_400}) AS over_at,
        now() - make_interval(secs => ${(ageDays + lengthDays) * 86_400}) AS issued_at
      FROM generate_series(1, ${count}::int) AS number
    ) AS session`;
}

/** Makes all that is in the log that much older, as time would. */
export async function passDays(sql: SQL, days: number): Promise<void> {
  const age = `${days} days`;
  await sql`
    UPDATE session_logs SET issued_at = issued_at - ${age}::interval, token_expires_at = token_expires_at - ${age}::interval,
      joined_at = joined_at - ${age}::interval, aborted_at = aborted_at - ${age}::interval,
      expired_at = expired_at - ${age}::interval, left_at = left_at - ${age}::interval`;
  await sql`
    UPDATE webhook_events SET created_at = created_at - ${age}::interval, received_at = received_at - ${age}::interval`;
}

/** Every column of every row of the log, as text: what a dump would hold. */
export async function dump(sql: SQL): Promise<string> {
  const rows = await sql`
    SELECT session_logs::text AS line FROM session_logs UNION ALL SELECT webhook_events::text FROM webhook_events
    ORDER BY 1`;
  return rows.map(({ line }: { line: string }) => line).join('\n');
}
