import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import manifest from '../../package.json' with { type: 'json' };
import { leftReasonOf, leftReasons } from './left-reason.ts';
import { webhookKindOf, webhookKinds } from './webhook-kind.ts';

/** What became of a webhook: it moved a session, waits in the spool, told nothing new, told of no session of ours, was forged, or was lost on us. */
export type WebhookOutcome = 'applied' | 'spooled' | 'nothing_new' | 'foreign' | 'rejected' | 'failed';

/** What becomes of rows that are too old: a session's names are hidden, then it is deleted; an event of the SFU is deleted. */
export const retentionOutcomes = ['names_hidden', 'sessions_deleted', 'events_deleted'] as const;
export type RetentionOutcome = (typeof retentionOutcomes)[number];

/** One answered request. Everything in it is one of few words: a label's values are kept for ever. */
export type AnsweredRequest = {
  readonly method: string;
  /** The route's pattern, never the path. */
  readonly route: string;
  readonly status: string;
  readonly durationSeconds: number;
  /** The code of the fault it was answered with; null for success. */
  readonly faultCode: string | null;
};

/** The connections to the database: all there are, those at rest, and the requests that wait for one. */
export type Pool = { readonly total: number; readonly idle: number; readonly waiting: number };

/** What is in the spool; null when it cannot be opened. */
export type SpoolContent = {
  readonly waiting: number;
  readonly oldestTakenAt: Date | null;
  readonly refused: number;
};

/** Whether each part answers now; a part that is not configured is left out. */
export type PartsUp = Readonly<Record<string, boolean>>;

/** Everything the API counts. No label ever holds a room, a person, an identity, an address or an id. */
@Injectable()
export class MetricsService {
  readonly registry = new Registry();
  private readonly registers = [this.registry];
  private poolOf: () => Pool = () => ({ total: 0, idle: 0, waiting: 0 });
  private spoolContent: () => SpoolContent | null = () => null;
  private partsUp: () => Promise<PartsUp> = async () => ({});

  private readonly tokens = new Counter({
    name: 'livemeet_tokens_issued_total',
    help: 'Tokens that left the API, each with its session in the log.',
    registers: this.registers,
  });

  private readonly refusals = new Counter({
    name: 'livemeet_refusals_total',
    help: 'Requests answered with an error, by its code and the pattern of the route.',
    labelNames: ['code', 'route'] as const,
    registers: this.registers,
  });

  private readonly requests = new Histogram({
    name: 'livemeet_http_request_duration_seconds',
    help: 'From the first byte read of a request to the last of its answer.',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: this.registers,
  });

  private readonly webhooks = new Counter({
    name: 'livemeet_webhooks_total',
    help: 'Webhooks by what they told and what became of them.',
    labelNames: ['event', 'outcome'] as const,
    registers: this.registers,
  });

  private readonly webhookLag = new Histogram({
    name: 'livemeet_webhook_lag_seconds',
    help: 'From the creation of a signed webhook, told in whole seconds, to its arrival.',
    // The SFU's clock has whole seconds and ours may differ by a little: below 1 there is nothing to see.
    buckets: [1, 2, 5, 10, 30, 60, 300, 900],
    registers: this.registers,
  });

  private readonly joined = new Counter({
    name: 'livemeet_sessions_joined_total',
    help: 'Sessions that moved to joined. One told to have left before it was told to have joined is not among them.',
    registers: this.registers,
  });

  private readonly left = new Counter({
    name: 'livemeet_sessions_left_total',
    help: "Sessions that moved to left, by LiveKit's name of the reason.",
    labelNames: ['reason'] as const,
    registers: this.registers,
  });

  private readonly spooled = new Counter({
    name: 'livemeet_spool_records_spooled_total',
    help: 'Records put into the spool, because the database was away or too slow, or because others waited there.',
    registers: this.registers,
  });

  private readonly replayed = new Counter({
    name: 'livemeet_spool_records_replayed_total',
    help: 'Records taken off the spool, because they are in the database.',
    registers: this.registers,
  });

  private readonly retention = new Counter({
    name: 'livemeet_retention_rows_total',
    help: 'Rows that were too old, by what became of them.',
    labelNames: ['outcome'] as const,
    registers: this.registers,
  });

  private readonly eventLoopLag = new Histogram({
    name: 'livemeet_event_loop_lag_seconds',
    help: 'How late a timer came that is due ten times a second.',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: this.registers,
  });

  constructor() {
    this.gaugePool();
    this.gaugeSpool();
    this.gaugeParts();
    this.tellBuild();
    this.beginAtZero();
  }

  tokenIssued(): void {
    this.tokens.inc();
  }

  requestAnswered({ method, route, status, durationSeconds, faultCode }: AnsweredRequest): void {
    this.requests.observe({ route, method, status }, durationSeconds);
    if (faultCode !== null) this.refusals.inc({ code: faultCode, route });
  }

  /** A webhook whose signature holds has come; `createdAt` in seconds since 1970, 0 when it does not say. */
  webhookArrived(createdAt: bigint): void {
    if (createdAt > 0n) this.webhookLag.observe(Math.max(0, Date.now() / 1000 - Number(createdAt)));
  }

  /** `event` is the name the SFU gave it; of a webhook that was rejected nothing is believed, not even that. */
  webhookSettled(event: string | null, outcome: WebhookOutcome): void {
    this.webhooks.inc({ event: webhookKindOf(event), outcome });
  }

  /** A session has moved, and the move is committed. */
  sessionMoved(status: 'joined' | 'left', leftReason: string | null): void {
    if (status === 'joined') this.joined.inc();
    else this.left.inc({ reason: leftReasonOf(leftReason) });
  }

  recordsSpooled(count: number): void {
    this.spooled.inc(count);
  }

  recordsReplayed(count: number): void {
    this.replayed.inc(count);
  }

  /** That many rows were too old, and what became of them is committed. */
  retentionDone(outcome: RetentionOutcome, rows: number): void {
    this.retention.inc({ outcome }, rows);
  }

  eventLoopLagged(seconds: number): void {
    this.eventLoopLag.observe(seconds);
  }

  /** Says whom to ask at each scrape how the parts are. */
  watch(parts: {
    readonly poolOf: () => Pool;
    readonly spoolContent: () => SpoolContent | null;
    readonly partsUp: () => Promise<PartsUp>;
  }): void {
    this.poolOf = parts.poolOf;
    this.spoolContent = parts.spoolContent;
    this.partsUp = parts.partsUp;
  }

  private gaugePool(): void {
    const gauges: readonly [string, string, keyof Pool][] = [
      ['livemeet_database_pool_connections', 'Connections to the database, busy and idle.', 'total'],
      ['livemeet_database_pool_idle_connections', 'Connections to the database at rest.', 'idle'],
      ['livemeet_database_pool_waiting_requests', 'Requests that wait for a connection.', 'waiting'],
    ];
    for (const [name, help, part] of gauges) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: this.registers,
        collect: () => gauge.set(this.poolOf()[part]),
      });
    }
  }

  /** Of a spool that cannot be opened there is nothing to say but that: livemeet_part_up does. */
  private gaugeSpool(): void {
    const gauges: readonly [string, string, (content: SpoolContent) => number][] = [
      ['livemeet_spool_waiting_records', 'Records that wait for the database.', ({ waiting }) => waiting],
      [
        'livemeet_spool_oldest_seconds',
        'How long the oldest of them has waited; 0 when none does.',
        ageOfOldest,
      ],
      [
        'livemeet_spool_refused_records',
        'Records the database would not have, kept in the spool.',
        (content) => content.refused,
      ],
    ];
    for (const [name, help, value] of gauges) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: this.registers,
        collect: () => {
          const content = this.spoolContent();
          if (content !== null) gauge.set(value(content));
        },
      });
    }
  }

  private gaugeParts(): void {
    const gauge = new Gauge({
      name: 'livemeet_part_up',
      help: 'Whether a part answers now, as /health/ready tells it: 1 or 0; a part that is not configured is left out.',
      labelNames: ['part'] as const,
      registers: this.registers,
      collect: async () => {
        for (const [part, isUp] of Object.entries(await this.partsUp())) gauge.set({ part }, isUp ? 1 : 0);
      },
    });
  }

  private tellBuild(): void {
    new Gauge({
      name: 'livemeet_build_info',
      help: 'Always 1; its labels say what runs.',
      labelNames: ['version', 'bun'] as const,
      registers: this.registers,
    }).set({ version: manifest.version, bun: Bun.version }, 1);
  }

  /** A series that begins with its first event hides that event from rate() and increase(). */
  private beginAtZero(): void {
    for (const reason of leftReasons) this.left.inc({ reason }, 0);
    for (const outcome of retentionOutcomes) this.retention.inc({ outcome }, 0);
    this.webhooks.inc({ event: webhookKindOf(null), outcome: 'rejected' }, 0);
    for (const event of webhookKinds) {
      this.webhooks.inc({ event, outcome: 'failed' }, 0);
    }
  }
}

function ageOfOldest({ oldestTakenAt }: SpoolContent): number {
  return oldestTakenAt === null ? 0 : (Date.now() - oldestTakenAt.getTime()) / 1000;
}
