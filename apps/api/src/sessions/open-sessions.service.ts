import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DatabaseService } from '../database/database.service.ts';
import { MetricsService } from '../metrics/metrics.service.ts';
import type { OpenSession } from './open-session.ts';
import {
  type ConnectionKey,
  columnsOfConnections,
  mostRowsOfStatement,
  openSessionsStatements,
} from './open-sessions-statements.ts';
import { type ParticipantEvent, presenceUnseen } from './session-lifecycle.ts';
import { SessionLog } from './session-log.entity.ts';
import { lockRooms, SessionsService } from './sessions.service.ts';

/** Someone who is in a room, and had no row yet. */
export type UnknownParticipant = ConnectionKey & {
  readonly participantName: string;
  readonly roomName: string;
  readonly roomSid: string;
  readonly connectedAt: Date;
};

/** Keeps the log true to what is seen in the rooms. All methods throw SERVICE_UNAVAILABLE when the database is away. */
@Injectable()
export class OpenSessionsService {
  constructor(
    private readonly database: DatabaseService,
    private readonly sessions: SessionsService,
    private readonly metrics: MetricsService,
  ) {}

  /** All that are open, the oldest first. */
  list(): Promise<OpenSession[]> {
    return this.database.run((manager) => manager.query(openSessionsStatements.list));
  }

  /** The SIDs of those connections that have a row, open or not. */
  async known(connections: readonly ConnectionKey[]): Promise<ReadonlySet<string>> {
    const known = new Set<string>();
    for (const batch of batchesOf(connections)) {
      const rows: { sid: string }[] = await this.database.run((manager) =>
        manager.query(openSessionsStatements.known, columnsOfConnections(batch)),
      );
      for (const { sid } of rows) known.add(sid);
    }
    return known;
  }

  /**
   * Notes that these are in their rooms now. An end that rests on nothing but their having been missed is taken back;
   * of how many.
   */
  async seen(connections: readonly ConnectionKey[]): Promise<number> {
    let reopened = 0;
    for (const batch of batchesOf(connections)) reopened += await this.seenNow(batch);
    return reopened;
  }

  private async seenNow(connections: readonly ConnectionKey[]): Promise<number> {
    const rows: { wasEnded: boolean }[] = await this.database.run((manager) =>
      manager.query(openSessionsStatements.seen, columnsOfConnections(connections)),
    );
    return rows.length;
  }

  /** Ends a session that is not in its room; false when it has ended meanwhile. */
  async endUnseen({ id, roomName }: OpenSession): Promise<boolean> {
    const hasEnded = await this.database.run((manager) =>
      manager.transaction(async (transaction) => {
        await lockRooms(transaction, [roomName]);
        const session = await transaction.findOneBy(SessionLog, { id });
        if (session?.status !== 'joined') return false;
        const { leftAt, leftReason, leftSource } = presenceUnseen(session, session.lastSeenAt);
        await transaction.update(SessionLog, id, { leftAt, leftReason, leftSource });
        return true;
      }),
    );
    if (hasEnded) this.metrics.sessionMoved('left', 'NOT_SEEN');
    return hasEnded;
  }

  /** Gives a participant a row: the one of its token, another beside it, or where there is none a row made of what is seen. */
  async adopt(participant: UnknownParticipant): Promise<boolean> {
    const { identity, participantSid, roomName, roomSid, connectedAt } = participant;
    const event: ParticipantEvent = {
      id: `seen:${participantSid}`,
      kind: 'participant_joined',
      roomName,
      roomSid,
      at: new Date(Math.floor(connectedAt.getTime() / 1000) * 1000),
      identity,
      participantSid,
      connectedAt,
      reason: 'UNKNOWN_REASON',
    };
    await this.database.run((manager) =>
      manager.transaction((transaction) => makeRoomFor(transaction, participant, event.id)),
    );
    return (await this.sessions.apply(event)) === 'applied';
  }

  /** Marks tokens that expired 2 minutes ago and nobody came with, until none is left or `signal` says stop; how many. */
  async expire(signal: AbortSignal): Promise<number> {
    let expired = 0;
    for (;;) {
      const count = await this.expireBatch();
      expired += count;
      if (count < mostRowsOfStatement || signal.aborted) return expired;
    }
  }

  private async expireBatch(): Promise<number> {
    const [, count]: [unknown, number] = await this.database.run((manager) =>
      manager.query(openSessionsStatements.expire),
    );
    return count;
  }
}

/** A row where its identity has none; and the event may be applied once more where the row it was applied to is gone. */
async function makeRoomFor(
  transaction: EntityManager,
  { identity, participantName, roomName, connectedAt }: UnknownParticipant,
  eventId: string,
): Promise<void> {
  await lockRooms(transaction, [roomName]);
  await transaction.query('DELETE FROM webhook_events WHERE event_id = $1', [eventId]);
  await transaction.query(
    `INSERT INTO session_logs (id, identity, room_name, participant_name, issued_at, token_expires_at)
     SELECT $1, $2, $3, $4, $5::timestamptz, $5::timestamptz
     WHERE NOT EXISTS (SELECT FROM session_logs WHERE identity = $2 AND room_name = $3)
     ON CONFLICT DO NOTHING`,
    [randomUUID(), identity, roomName, participantName, connectedAt],
  );
}

function* batchesOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += mostRowsOfStatement)
    yield items.slice(from, from + mostRowsOfStatement);
}
