import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { IsNull, Not } from 'typeorm';
import { DatabaseService } from '../database/database.service.ts';
import { MetricsService } from '../metrics/metrics.service.ts';
import { presenceAfter, type SessionEvent, type SessionPresence } from './session-lifecycle.ts';
import { SessionLog } from './session-log.entity.ts';

/** What is known of a session when its token is issued. */
export type IssuedSession = Pick<
  SessionLog,
  'identity' | 'roomName' | 'participantName' | 'issuedAt' | 'tokenExpiresAt'
>;

/** What an event was about: how many sessions, and as what those stand now that it moved. */
export type AppliedEvent = { readonly concerned: number; readonly moved: readonly SessionPresence[] };

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

  /**
   * Lets an event of the SFU move the sessions it tells of; resolves once that is committed. It concerns no
   * session when no token of ours stands behind it.
   */
  async apply(event: SessionEvent): Promise<AppliedEvent> {
    const applied = await this.database.run((manager) =>
      manager.transaction((transaction) => move(transaction, event)),
    );
    for (const { leftAt, leftReason } of applied.moved) {
      this.metrics.sessionMoved(leftAt === null ? 'joined' : 'left', leftReason);
    }
    return applied;
  }
}

async function move(transaction: EntityManager, event: SessionEvent): Promise<AppliedEvent> {
  const sessions = await transaction.find(SessionLog, {
    where: concerned(event),
    // Two webhooks about one session take their turns; a fixed order keeps two about one room from a deadlock.
    lock: { mode: 'pessimistic_write' },
    order: { id: 'ASC' },
  });
  const moved: SessionPresence[] = [];
  for (const session of sessions) {
    const presence = presenceAfter(session, event);
    if (presence === null) continue;
    const { participantSid, roomSid, joinedAt, leftAt, leftReason } = presence;
    await transaction.update(SessionLog, session.id, {
      participantSid,
      roomSid,
      joinedAt,
      leftAt,
      leftReason,
    });
    moved.push(presence);
  }
  return { concerned: sessions.length, moved };
}

function concerned(event: SessionEvent): FindOptionsWhere<SessionLog> {
  if (event.kind !== 'roomFinished') return { identity: event.identity, roomName: event.roomName };
  return { roomSid: event.roomSid, joinedAt: Not(IsNull()), leftAt: IsNull() };
}
