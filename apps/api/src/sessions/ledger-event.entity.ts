import { EntitySchema } from 'typeorm';
import type { SessionEvent } from './session-lifecycle.ts';

/** An event of the SFU that was applied: never again, and known to connections told of later. Holds no name. */
export type LedgerEvent = {
  readonly eventId: string;
  readonly event: SessionEvent['kind'];
  readonly roomName: string;
  readonly roomSid: string;
  /** These four only of a participant's event. */
  readonly identity: string | null;
  readonly participantSid: string | null;
  readonly connectedAt: Date | null;
  readonly reason: string | null;
  readonly createdAt: Date;
};

/** How a {@link LedgerEvent} lies in its table, which the migrations own. */
export const LedgerEvent = new EntitySchema<LedgerEvent>({
  name: 'LedgerEvent',
  tableName: 'webhook_events',
  columns: {
    eventId: { name: 'event_id', type: 'text', primary: true },
    event: { type: 'text' },
    roomName: { name: 'room_name', type: 'text' },
    roomSid: { name: 'room_sid', type: 'text' },
    identity: { type: 'text', nullable: true },
    participantSid: { name: 'participant_sid', type: 'text', nullable: true },
    connectedAt: { name: 'connected_at', type: 'timestamptz', nullable: true },
    reason: { type: 'text', nullable: true },
    createdAt: { name: 'created_at', type: 'timestamptz' },
  },
});

export function ledgerEventOf(event: SessionEvent): LedgerEvent {
  const { id: eventId, kind, roomName, roomSid, at: createdAt } = event;
  const { identity, participantSid, connectedAt, reason } = 'identity' in event ? event : ofNobody;
  const who = { identity, participantSid, connectedAt, reason };
  return { eventId, event: kind, roomName, roomSid, ...who, createdAt };
}

const ofNobody = { identity: null, participantSid: null, connectedAt: null, reason: null };

export function sessionEventIn(ledgerEvent: LedgerEvent): SessionEvent {
  const { eventId: id, event: kind, roomName, roomSid, createdAt: at } = ledgerEvent;
  if (kind === 'room_started' || kind === 'room_finished') return { id, kind, roomName, roomSid, at };
  const { identity, participantSid, connectedAt, reason } = ledgerEvent;
  if (identity === null || participantSid === null || connectedAt === null || reason === null)
    throw new Error(`the ledger holds half of ${id}`);
  return { id, kind, roomName, roomSid, at, identity, participantSid, connectedAt, reason };
}
