import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { isDataRefused, sqlStateIn } from '../database/is-data-refused.ts';
import { MetricsService } from '../metrics/metrics.service.ts';
import { SpoolService } from '../spool/spool.service.ts';
import type { WaitingRecord } from '../spool/spool.ts';
import { SessionsService } from './sessions.service.ts';
import { entryIn, type SpooledEntry } from './spooled-entry.ts';

/** Records of one step: few enough for a statement's time limit, and for the spool's log. */
const stepRecords = 200;

/** Of the pool's ten connections; the rest is for those who ask something. */
const roomsAtOnce = 5;

/** How long after a failed step the next one begins. */
const retryDelayMs = 500;

/** How often the spool is looked into for what other processes left there. */
const lookEveryMs = 5000;

type Readable = { readonly record: WaitingRecord; readonly entry: SpooledEntry };

/**
 * Writes into the database what waits in the spool, room by room in order. A record leaves the spool after it is
 * committed; one that is written twice, because this process died in between or another was at it too, changes nothing.
 */
@Injectable()
export class ReplayService implements OnApplicationBootstrap, OnModuleDestroy {
  private isStopped = false;

  constructor(
    private readonly spool: SpoolService,
    private readonly sessions: SessionsService,
    private readonly metrics: MetricsService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ReplayService.name);
  }

  onApplicationBootstrap(): void {
    void this.replayForEver();
  }

  onModuleDestroy(): void {
    this.isStopped = true;
  }

  private async replayForEver(): Promise<void> {
    let replayed = 0;
    let failures = 0;
    while (!this.isStopped) {
      try {
        const taken = await this.step();
        replayed += taken;
        if (taken > 0) continue;
        if (replayed > 0) this.logger.info({ replayed, failures }, 'spool emptied');
        [replayed, failures] = [0, 0];
        await this.spool.nextAppend(lookEveryMs);
      } catch (err) {
        if (this.isStopped) return;
        // Once is news; the rest is a rhythm.
        if (failures === 0) this.logger.warn({ err }, 'the spool waits for the database');
        failures += 1;
        await Bun.sleep(retryDelayMs);
      }
    }
  }

  /**
   * Writes what came first; returns how many records that were. Sessions go before what was told of them, and rooms side
   * by side: they know nothing of one another.
   */
  private async step(): Promise<number> {
    const records = this.spool.oldest(stepRecords);
    const { issued, rooms } = sortedByRoom(records.flatMap((record) => this.read(record)));
    if (issued.length > 0) await this.writeRun(issued);
    const waiting = rooms.values();
    const worker = async () => {
      for (const run of waiting) await this.writeRun(run);
    };
    // All of them end before the next step begins, whatever becomes of one.
    const ends = await Promise.allSettled(Array.from({ length: roomsAtOnce }, worker));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return records.length;
  }

  private async writeRun(run: readonly Readable[]): Promise<void> {
    const [first, ...more] = run;
    try {
      await this.write(run.map(({ entry }) => entry));
    } catch (error) {
      if (first === undefined || !isDataRefused(error)) throw error;
      if (more.length === 0) return this.refuse(first.record, `SQLSTATE ${sqlStateIn(error)}`);
      // One of them is at fault: each by itself.
      for (const one of run) await this.writeRun([one]);
      return;
    }
    this.spool.remove(run.map(({ record }) => record));
    this.metrics.recordsReplayed(run.length);
  }

  private async write(entries: readonly SpooledEntry[]): Promise<void> {
    const sessions = entries.flatMap((entry) => (entry.kind === 'issued' ? [entry.session] : []));
    if (sessions.length > 0) await this.sessions.insertLate(sessions);
    const events = entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
    if (events.length > 0) await this.sessions.applyAll(events);
  }

  private read(record: WaitingRecord): Readable[] {
    try {
      return [{ record, entry: entryIn(record) }];
    } catch {
      this.refuse(record, 'unreadable');
      return [];
    }
  }

  /** Keeps it, in the spool's file, for a person to look at. */
  private refuse(record: WaitingRecord, refusal: string): void {
    this.spool.refuse(record, refusal);
    this.logger.error({ recordId: record.id, kind: record.kind, refusal }, 'spooled record refused');
  }
}

/** The sessions, and the events of each room, each in the order in which they came. */
function sortedByRoom(all: readonly Readable[]): {
  readonly issued: readonly Readable[];
  readonly rooms: ReadonlyMap<string, readonly Readable[]>;
} {
  const issued: Readable[] = [];
  const rooms = new Map<string, Readable[]>();
  for (const one of all) {
    if (one.entry.kind === 'issued') {
      issued.push(one);
      continue;
    }
    const { roomName } = one.entry.event;
    const room = rooms.get(roomName);
    if (room) room.push(one);
    else rooms.set(roomName, [one]);
  }
  return { issued, rooms };
}
