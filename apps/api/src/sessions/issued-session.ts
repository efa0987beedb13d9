/** What is known of a session when its token is issued. The id is made with it, so that writing it twice writes it once. */
export type IssuedSession = {
  readonly id: string;
  readonly identity: string;
  readonly roomName: string;
  readonly participantName: string;
  readonly issuedAt: Date;
  readonly tokenExpiresAt: Date;
};

/**
 * The statement that writes sessions, all of them at once, and returns the identities of those it has written. It writes
 * none whose identity is known already: sent twice, it writes once, and a participant who was found in the room before
 * the row of the token came has a row.
 */
export const insertIssued = `
  INSERT INTO session_logs (id, identity, room_name, participant_name, issued_at, token_expires_at)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
    AS issued (id, identity, room_name, participant_name, issued_at, token_expires_at)
  WHERE NOT EXISTS (SELECT FROM session_logs AS known WHERE known.identity = issued.identity)
  ON CONFLICT DO NOTHING
  RETURNING identity`;

/** The statement that gives rows of these identities what only the token's row knows, where they lack it. */
export const completeAdopted = `
  UPDATE session_logs AS known
  SET participant_name = issued.participant_name, issued_at = issued.issued_at,
    token_expires_at = issued.token_expires_at
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[])
    AS issued (id, identity, room_name, participant_name, issued_at, token_expires_at)
  WHERE known.identity = issued.identity AND known.issued_at = known.token_expires_at`;

/** The same sessions, column by column, as {@link insertIssued} takes them. */
export function columnsOfIssued(sessions: readonly IssuedSession[]): readonly unknown[][] {
  return [
    sessions.map(({ id }) => id),
    sessions.map(({ identity }) => identity),
    sessions.map(({ roomName }) => roomName),
    sessions.map(({ participantName }) => participantName),
    sessions.map(({ issuedAt }) => issuedAt.toISOString()),
    sessions.map(({ tokenExpiresAt }) => tokenExpiresAt.toISOString()),
  ];
}
