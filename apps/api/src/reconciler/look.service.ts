import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { ReconcilerMetrics, type ReconcilerOutcome } from '../metrics/reconciler-metrics.service.ts';
import { EvictionService } from '../rooms/eviction.service.ts';
import { InspectionService } from '../rooms/inspection.service.ts';
import type { SeenParticipant } from '../rooms/seen-participant.ts';
import type { OpenSession } from '../sessions/open-session.ts';
import { OpenSessionsService } from '../sessions/open-sessions.service.ts';
import { type Absences, type Answers, type Found, foundIn, judge } from './judge.ts';
import { type Pace, workThrough } from './work-through.ts';

/** After a crash every room of a larger SFU may take its 3 s: some two hundred of them fit into a look. */
const asking: Pace = { atOnce: 32, limitMs: 20_000 };

/** Leaves of the pool's ten connections most to those who wait for an answer. */
const writing: Pace = { atOnce: 3, limitMs: 20_000 };

/** Compares the log of sessions with the rooms, and puts right what differs. */
@Injectable()
export class LookService {
  private absences: Absences = new Map();
  private unasked: readonly string[] = [];

  constructor(
    private readonly sessions: OpenSessionsService,
    private readonly rooms: InspectionService,
    private readonly evictions: EvictionService,
    private readonly metrics: ReconcilerMetrics,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(LookService.name);
  }

  /** Forgets who was missing: another instance has looked since. */
  forget(): void {
    this.absences = new Map();
    this.unasked = [];
  }

  /** One look. An SFU that is not well proves nothing, and what was known stays. Rejects when the database or the SFU fails. */
  async look(signal: AbortSignal): Promise<void> {
    this.count('expired', await this.sessions.expire(signal));
    if (!(await this.rooms.isSfuWell())) {
      this.logger.debug('the SFU is not well, nothing to see');
      return;
    }
    const open = await this.sessions.list();
    const roomSids = await this.rooms.roomSids();
    const askedFromMs = performance.now();
    const answers = await this.ask(open, roomSids);
    const askedUntilMs = performance.now();
    // Whoever stops us has the last word: what was seen is written by the next instance.
    if (signal.aborted) return;
    const found = foundIn(answers);
    const known = await this.sessions.known(found);
    const { absences } = this;
    const judgement = judge({ absences, askedFromMs, askedUntilMs, open, answers, known });
    this.absences = judgement.absences;
    this.count('reopened', await this.sessions.seen(found));
    const adopted = await this.adopt(judgement.unknown, roomSids);
    const closed = await this.close(judgement.gone);
    await workThrough(judgement.doubled, writing, (each) =>
      this.evictions.evictIfDoubled(each.roomName, each.identity),
    );
    const counts = { open: open.length, found: found.length, rooms: answers.size, adopted, closed };
    this.logger.debug({ ...counts, unasked: this.unasked.length }, 'looked');
    this.metrics.looked(open[0]?.joinedAt ?? null);
  }

  /** First the rooms for which the last look had no time. */
  private async ask(open: readonly OpenSession[], roomSids: ReadonlyMap<string, string>): Promise<Answers> {
    const names = new Set([...this.unasked, ...open.map(({ roomName }) => roomName), ...roomSids.keys()]);
    const answers = new Map<string, readonly SeenParticipant[]>();
    this.unasked = await workThrough(names, asking, async (roomName) => {
      const participants = await this.rooms.participantsOf(roomName);
      if (participants !== null) answers.set(roomName, participants);
    });
    return answers;
  }

  private async adopt(unknown: readonly Found[], roomSids: ReadonlyMap<string, string>): Promise<number> {
    let adopted = 0;
    await workThrough(unknown, writing, async ({ connectedAt, ...participant }) => {
      const roomSid = roomSids.get(participant.roomName);
      if (connectedAt === null || roomSid === undefined) return;
      if (await this.sessions.adopt({ ...participant, connectedAt, roomSid })) adopted += 1;
    });
    this.count('adopted', adopted);
    return adopted;
  }

  private async close(gone: readonly OpenSession[]): Promise<number> {
    let closed = 0;
    await workThrough(gone, writing, async (session) => {
      if (await this.sessions.endUnseen(session)) closed += 1;
    });
    this.count('closed', closed);
    return closed;
  }

  private count(outcome: ReconcilerOutcome, count: number): void {
    if (count === 0) return;
    this.metrics.sessionsReconciled(outcome, count);
    this.logger.info({ outcome, count }, 'reconciled');
  }
}
