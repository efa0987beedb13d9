import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { DatabaseService } from '../database/database.service.ts';
import { MetricsService } from '../metrics/metrics.service.ts';
import { LedgerEvent, ledgerEventOf, sessionEventIn } from './ledger-event.entity.ts';
import { roomTurn } from './room-turn.ts';
import { sessionChanges } from './session-changes.ts';
import type { ParticipantEvent, RoomEvent, SessionEvent, SessionPresence } from './session-lifecycle.ts';
import { SessionLog } from './session-log.entity.ts';

/** What is known of a session when its token is issued. */
export type IssuedSession = Pick<
  SessionLog,
  'identity' | 'roomName' | 'participantName' | 'issuedAt' | 'tokenExpiresAt'
>;

/** What became of an event: it changed a row, changed none, or is about someone without a token of ours. */
export type Application = 'applied' | 'nothingNew' | 'unknownParticipant';

/** A session that came in or went out, and why it went. */
type Move = { readonly status: 'joined' | 'left'; readonly leftReason: string | null };

type Applied = { readonly application: Application; readonly moves: readonly Move[] };

/** The log of sessions. Both methods throw SERVICE_UNAVAILABLE when the database is away. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: DatabaseService,
    private readonly metrics: MetricsService,
  ) {}

  /** Resolves once the row is committed. */
  async recordIssued(session: IssuedSession): Promise<void> {
    // The id is made here, so that the same insert may one day be sent twice.
    await this.database.run((manager) => manager.insert(SessionLog, { id: randomUUID(), ...session }));
  }

  /** Lets an event of the SFU move the sessions it tells of; resolves once that and the event itself are committed. */
  async apply(event: SessionEvent): Promise<Application> {
    const { application, moves } = await this.database.run((manager) =>
      manager.transaction((transaction) => move(transaction, event)),
    );
    for (const { status, leftReason } of moves) this.metrics.sessionMoved(status, leftReason);
    return application;
  }
}

async function move(transaction: EntityManager, event: SessionEvent): Promise<Applied> {
  // The events of a room take their turns: each sees all that those before it wrote.
  await transaction.query(roomTurn('$1'), [event.roomName]);
  if (!(await isNew(transaction, event))) return { application: 'nothingNew', moves: [] };
  const isOfRoom = !('identity' in event);
  const sessions = await (isOfRoom ? endable(transaction, event) : ofIdentity(transaction, event));
  const known = isOfRoom ? [] : await knownOf(transaction, event);
  const changes = sessionChanges(event, sessions, known);
  const moves: Move[] = [];
  for (const { session, isNewRow, presence } of changes) {
    const { identity, roomName, participantName, issuedAt, tokenExpiresAt } = session;
    const issued = { identity, roomName, participantName, issuedAt, tokenExpiresAt };
    await (isNewRow
      ? transaction.insert(SessionLog, { id: randomUUID(), ...issued, ...columnsOf(presence) })
      : transaction.update(SessionLog, session.id, columnsOf(presence)));
    moves.push(...movesBetween(isNewRow ? null : session, presence));
  }
  if (!isOfRoom && sessions.length === 0) return { application: 'unknownParticipant', moves };
  return { application: changes.length > 0 ? 'applied' : 'nothingNew', moves };
}

/** None when the row was only made truer: an end that was inferred and is now told, a time that came late. */
function movesBetween(
  before: SessionPresence | null,
  { joinedAt, leftAt, leftReason }: SessionPresence,
): Move[] {
  if (leftAt !== null) return before?.leftAt ? [] : [{ status: 'left', leftReason }];
  return joinedAt === null || before?.joinedAt ? [] : [{ status: 'joined', leftReason: null }];
}

/** Writes an event into the ledger; false when it stands there already. */
async function isNew(transaction: EntityManager, event: SessionEvent): Promise<boolean> {
  const insert = transaction.createQueryBuilder().insert().into(LedgerEvent).values(ledgerEventOf(event));
  const { raw } = await insert.orIgnore().returning('event_id').execute();
  return raw.length > 0;
}

function ofIdentity(transaction: EntityManager, event: ParticipantEvent): Promise<SessionLog[]> {
  const { identity, roomName } = event;
  return transaction.find(SessionLog, { where: { identity, roomName }, order: { id: 'ASC' } });
}

/** The sessions that an event of a room may end: those without a told end, and none that ended before. */
function endable(transaction: EntityManager, { roomName, at }: RoomEvent): Promise<SessionLog[]> {
  return transaction
    .createQueryBuilder(SessionLog, 'session')
    .where('session.room_name = :roomName', { roomName })
    .andWhere(`session.joined_at IS NOT NULL AND session.left_source IS DISTINCT FROM 'webhook'`)
    .andWhere('(session.left_at IS NULL OR session.left_at >= :at)', { at })
    .getMany();
}

/** What was told before and may say something of the event's connection. */
async function knownOf(transaction: EntityManager, event: ParticipantEvent): Promise<SessionEvent[]> {
  const { roomName, roomSid, identity, connectedAt } = event;
  const events = await transaction.find(LedgerEvent, {
    where: [
      { roomName, identity },
      { roomName, roomSid, identity: IsNull() },
      { roomName, event: 'room_started', createdAt: MoreThan(connectedAt) },
    ],
  });
  return events.map(sessionEventIn);
}

/** A presence may have the rest of its row on it. */
function columnsOf(presence: SessionPresence): SessionPresence {
  const { participantSid, roomSid, joinedAt, abortedAt, leftAt, leftReason, leftSource } = presence;
  return { participantSid, roomSid, joinedAt, abortedAt, leftAt, leftReason, leftSource };
}
