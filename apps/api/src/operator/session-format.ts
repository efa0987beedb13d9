import { stringify } from 'csv-stringify/sync';

/** A session as it is exported: a value for each of {@link exportedFields}. */
export type ExportedSession = Readonly<Record<string, string | number | Date | null>>;

/** What is exported, in this order, and the column of `session_logs` it comes from. */
export const exportedFields = {
  id: 'id',
  identity: 'identity',
  participantSid: 'participant_sid',
  roomName: 'room_name',
  roomSid: 'room_sid',
  participantName: 'participant_name',
  status: 'status',
  issuedAt: 'issued_at',
  tokenExpiresAt: 'token_expires_at',
  joinedAt: 'joined_at',
  abortedAt: 'aborted_at',
  expiredAt: 'expired_at',
  leftAt: 'left_at',
  leftReason: 'left_reason',
  leftSource: 'left_source',
  // PostgreSQL's bigint would come as text; milliseconds are exact in a double for longer than anyone meets.
  durationMs: 'duration_ms::float8',
  updatedAt: 'updated_at',
} as const;

export const sessionFormats = ['ndjson', 'csv'] as const;
export type SessionFormat = (typeof sessionFormats)[number];

/** Sessions as text, each with its line's end. The first of a CSV begin with the names of the fields. Times are UTC. */
export function formatSessions(
  sessions: readonly ExportedSession[],
  format: SessionFormat,
  isFirst: boolean,
): string {
  if (format === 'ndjson') return sessions.map((session) => `${JSON.stringify(session)}\n`).join('');
  return stringify([...sessions], {
    columns: Object.keys(exportedFields),
    header: isFirst,
    // A name that begins with = or + would be a formula to whoever opens the file in a spreadsheet.
    escape_formulas: true,
    cast: { date: (date) => date.toISOString() },
  });
}
