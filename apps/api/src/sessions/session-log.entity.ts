import { EntitySchema } from 'typeorm';
import type { SessionPresence, SessionStatus } from './session-lifecycle.ts';

/** One connection to a room, from the token to the leaving; a token whose holder connects again has a row for each. */
export type SessionLog = SessionPresence & {
  readonly id: string;
  readonly identity: string;
  /** `#` and a hash once it was hidden for its age. */
  readonly roomName: string;
  /** Null once it was hidden for its age. */
  readonly participantName: string | null;
  readonly issuedAt: Date;
  readonly tokenExpiresAt: Date;
  /** When the reconciler last found it in its room; null before it did. */
  readonly lastSeenAt: Date | null;
  readonly updatedAt: Date;
  /** Made by the database of the timestamps. */
  readonly status: SessionStatus;
};

/** How a {@link SessionLog} lies in its table, which the migrations own. */
export const SessionLog = new EntitySchema<SessionLog>({
  name: 'SessionLog',
  tableName: 'session_logs',
  columns: {
    id: { type: 'uuid', primary: true },
    identity: { type: 'text' },
    participantSid: { name: 'participant_sid', type: 'text', nullable: true },
    roomName: { name: 'room_name', type: 'text' },
    roomSid: { name: 'room_sid', type: 'text', nullable: true },
    participantName: { name: 'participant_name', type: 'text', nullable: true },
    issuedAt: { name: 'issued_at', type: 'timestamptz' },
    tokenExpiresAt: { name: 'token_expires_at', type: 'timestamptz' },
    joinedAt: { name: 'joined_at', type: 'timestamptz', nullable: true },
    abortedAt: { name: 'aborted_at', type: 'timestamptz', nullable: true },
    leftAt: { name: 'left_at', type: 'timestamptz', nullable: true },
    leftReason: { name: 'left_reason', type: 'text', nullable: true },
    leftSource: { name: 'left_source', type: 'text', nullable: true },
    lastSeenAt: { name: 'last_seen_at', type: 'timestamptz', nullable: true },
    updatedAt: { name: 'updated_at', type: 'timestamptz', updateDate: true },
    status: { type: 'text', insert: false, update: false },
  },
});
