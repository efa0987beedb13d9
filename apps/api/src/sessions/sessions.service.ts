import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThan } from 'typeorm';
import { DatabaseService } from '../database/database.service.ts';
import { MetricsService } from '../metrics/metrics.service.ts';
import { columnsOfIssued, completeAdopted, type IssuedSession, insertIssued } from './issued-session.ts';
import { LedgerEvent, ledgerEventOf, sessionEventIn } from './ledger-event.entity.ts';
import { roomTurns } from './room-turn.ts';
import { sessionChanges } from './session-changes.ts';
import type { ParticipantEvent, RoomEvent, SessionEvent, SessionPresence } from './session-lifecycle.ts';
import { SessionLog } from './session-log.entity.ts';

/** What became of an event: it changed a row, changed none, or is about someone without a token of ours. */
export type Application = 'applied' | 'nothingNew' | 'unknownParticipant';

/** A session that came in or went out, and why it went. */
type Move = { readonly status: 'joined' | 'left'; readonly leftReason: string | null };

type Applied = { readonly application: Application; readonly moves: readonly Move[] };

/** The log of sessions in the database. All methods throw SERVICE_UNAVAILABLE when it is away. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: DatabaseService,
    private readonly metrics: MetricsService,
  ) {}

  /** Writes the rows of tokens that nobody has yet. Resolves once they are committed. */
  async insert(sessions: readonly IssuedSession[]): Promise<void> {
    await this.database.run((manager) => manager.query(insertIssued, [...columnsOfIssued(sessions)]));
  }

  /**
   * Writes the rows of tokens that people may have used since: what the SFU told of them meanwhile is in the ledger, and
   * who was found in a room without a row has one that lacks what only the token's row knows.
   */
  async insertLate(sessions: readonly IssuedSession[]): Promise<void> {
    const moves = await this.database.run((manager) =>
      manager.transaction((transaction) => fold(transaction, sessions)),
    );
    this.tell(moves);
  }

  /** Lets an event of the SFU move the sessions it tells of; resolves once that and the event itself are committed. */
  async apply(event: SessionEvent): Promise<Application> {
    const { application, moves } = await this.database.run((manager) =>
      manager.transaction((transaction) => applyOnce(transaction, event)),
    );
    this.tell(moves);
    return application;
  }

  /** The same for several events of one room, in order and as one: all of them or none. */
  async applyAll(events: readonly SessionEvent[]): Promise<void> {
    const moves = await this.database.run((manager) =>
      manager.transaction(async (transaction) => {
        const all: Move[] = [];
        for (const event of events) all.push(...(await applyOnce(transaction, event)).moves);
        return all;
      }),
    );
    this.tell(moves);
  }

  private tell(moves: readonly Move[]): void {
    for (const { status, leftReason } of moves) this.metrics.sessionMoved(status, leftReason);
  }
}

async function applyOnce(transaction: EntityManager, event: SessionEvent): Promise<Applied> {
  await lockRooms(transaction, [event.roomName]);
  if (!(await isNew(transaction, event))) return { application: 'nothingNew', moves: [] };
  return move(transaction, event);
}

/** Who moves sessions of a room takes turns until the end of the transaction: each sees all that those before it wrote. */
export async function lockRooms(transaction: EntityManager, roomNames: readonly string[]): Promise<void> {
  await transaction.query(roomTurns('$1'), [roomNames]);
}

async function fold(transaction: EntityManager, sessions: readonly IssuedSession[]): Promise<Move[]> {
  await lockRooms(
    transaction,
    sessions.map(({ roomName }) => roomName),
  );
  const columns = [...columnsOfIssued(sessions)];
  const written: { identity: string }[] = await transaction.query(insertIssued, columns);
  await transaction.query(completeAdopted, columns);
  const told = await transaction.find(LedgerEvent, {
    where: { identity: In(written.map(({ identity }) => identity)) },
    order: { createdAt: 'ASC', eventId: 'ASC' },
  });
  const moves: Move[] = [];
  for (const event of told) moves.push(...(await move(transaction, sessionEventIn(event))).moves);
  return moves;
}

/** Moves the sessions of an event that stands in the ledger. */
async function move(transaction: EntityManager, event: SessionEvent): Promise<Applied> {
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
