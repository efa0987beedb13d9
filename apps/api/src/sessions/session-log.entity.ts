import { EntitySchema } from 'typeorm';
import type { SessionStatus } from './session-lifecycle.ts';

/** One participant's way through a room, from the token to the leaving. */
export type SessionLog = {
  readonly id: string;
  readonly identity: string;
  readonly participantSid: string | null;
  readonly roomName: string;
  readonly roomSid: string | null;
  readonly participantName: string;
  readonly issuedAt: Date;
  readonly tokenExpiresAt: Date;
  readonly joinedAt: Date | null;
  readonly leftAt: Date | null;
  /** LiveKit's name of the disconnect reason, or `ROOM_FINISHED` when the leaving itself was never reported. */
  readonly leftReason: string | null;
  readonly updatedAt: Date;
  /** Made by the database of `joined_at` and `left_at`. */
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
    participantName: { name: 'participant_name', type: 'text' },
    issuedAt: { name: 'issued_at', type: 'timestamptz' },
    tokenExpiresAt: { name: 'token_expires_at', type: 'timestamptz' },
    joinedAt: { name: 'joined_at', type: 'timestamptz', nullable: true },
    leftAt: { name: 'left_at', type: 'timestamptz', nullable: true },
    leftReason: { name: 'left_reason', type: 'text', nullable: true },
    updatedAt: { name: 'updated_at', type: 'timestamptz', updateDate: true },
    status: { type: 'text', insert: false, update: false },
  },
});
