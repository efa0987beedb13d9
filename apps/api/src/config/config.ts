import * as z from 'zod';
import { livekitKeyFaults } from './livekit-key-faults.ts';
import { parseOrigins } from './origins.ts';
import { parseTrustedProxies, type TrustedProxies } from './trusted-proxies.ts';

/** What the API was told at its start. Frozen; nothing else in the API reads the environment. */
export abstract class Config {
  abstract readonly mode: 'development' | 'test' | 'production';
  abstract readonly host: string;
  abstract readonly port: number;
  /** Where the metrics are shown; null: nowhere. Never the API's own port. */
  abstract readonly metrics: { readonly host: string; readonly port: number } | null;
  abstract readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  abstract readonly databaseUrl: string;
  /** Where records wait on disk while the database is away; made when missing. */
  abstract readonly spoolDirectory: string;
  abstract readonly spoolMaxBytes: number;
  /** Null: no Redis; what it would share between instances stays in the process. */
  abstract readonly redisUrl: string | null;
  abstract readonly livekitApiKey: string;
  abstract readonly livekitApiSecret: string;
  /** The key the SFU signs its webhooks with; nothing else is signed with it. Outside production it may be the other one. */
  abstract readonly livekitWebhookApiKey: string;
  abstract readonly livekitWebhookApiSecret: string;
  /** Where the API asks the SFU, `http://` or `https://`, without a slash at its end. */
  abstract readonly livekitHttpUrl: string;
  /** Where browsers reach the SFU, `ws://` or `wss://`, without a slash at its end; null: where they reach the API. */
  abstract readonly livekitPublicUrl: string | null;
  /** 0: none; whoever connects is the caller. */
  abstract readonly trustedProxies: TrustedProxies;
  /** Pages of other origins that may ask the API from a browser, each as the browser says it in `Origin`. */
  abstract readonly corsOrigins: readonly string[];
  /** How many tokens all callers together may ask for in a second. */
  abstract readonly tokensPerSecond: number;
  /** How many participants a room holds, 2 to 1000. */
  abstract readonly roomMaxParticipants: number;
  /** How long after one comparison of the log with the rooms the next one begins, 5 to 300. */
  abstract readonly reconcileEverySeconds: number;
  /** How long after a session was over its names are kept. */
  abstract readonly nameRetentionDays: number;
  /** How long after it was over the session itself is kept; never less than its names. */
  abstract readonly sessionRetentionDays: number;
}

/** Every fault of the environment, one line each. The lines name variables, never what they hold. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** The environment as a {@link Config}. Empty variables count as missing. Throws {@link InvalidConfig} with every fault. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const filled = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const result = Environment.safeParse(filled);
  if (!result.success) {
    throw new InvalidConfig(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const read = result.data;
  return Object.freeze({
    mode: read.NODE_ENV,
    host: read.HOST,
    port: read.PORT,
    metrics: read.METRICS_PORT === undefined ? null : { host: read.METRICS_HOST, port: read.METRICS_PORT },
    logLevel: read.LOG_LEVEL,
    databaseUrl: read.DATABASE_URL,
    spoolDirectory: read.SPOOL_DIRECTORY,
    spoolMaxBytes: read.SPOOL_MAX_MEGABYTES * 1024 * 1024,
    redisUrl: read.REDIS_URL ?? null,
    livekitApiKey: read.LIVEKIT_API_KEY,
    livekitApiSecret: read.LIVEKIT_API_SECRET,
    livekitWebhookApiKey: read.LIVEKIT_WEBHOOK_API_KEY ?? read.LIVEKIT_API_KEY,
    livekitWebhookApiSecret: read.LIVEKIT_WEBHOOK_API_SECRET ?? read.LIVEKIT_API_SECRET,
    livekitHttpUrl: withScheme(read.LIVEKIT_URL, 'http'),
    livekitPublicUrl:
      read.LIVEKIT_PUBLIC_URL === sameOrigin
        ? null
        : withScheme(read.LIVEKIT_PUBLIC_URL ?? read.LIVEKIT_URL, 'ws'),
    trustedProxies: read.TRUSTED_PROXIES,
    corsOrigins: read.CORS_ORIGINS,
    tokensPerSecond: read.TOKENS_PER_SECOND,
    roomMaxParticipants: read.ROOM_MAX_PARTICIPANTS,
    reconcileEverySeconds: read.RECONCILE_EVERY_SECONDS,
    nameRetentionDays: read.NAME_RETENTION_DAYS,
    sessionRetentionDays: read.SESSION_RETENTION_DAYS,
  });
}

/** The database's address alone, for who needs nothing else. Throws {@link InvalidConfig}. */
export function loadDatabaseUrl(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const result = Environment.shape.DATABASE_URL.safeParse(environment.DATABASE_URL?.trim() || undefined);
  if (result.success) return result.data;
  throw new InvalidConfig(result.error.issues.map(({ message }) => `DATABASE_URL ${message}`));
}

const isMissing = (issue: { readonly input?: unknown }): boolean => issue.input === undefined;

const required = z.string({ error: (issue) => (isMissing(issue) ? 'is missing' : 'is not text') });

function address(schemes: readonly string[], word?: string) {
  const isAddress = (value: string): boolean => {
    const url = URL.parse(value);
    return url !== null && url.hostname !== '' && schemes.includes(url.protocol.slice(0, -1));
  };
  return required.refine(
    (value) => value === word || isAddress(value),
    `is not an address that begins with ${schemes.map((s) => `${s}://`).join(' or ')}${word ? `, nor ${word}` : ''}`,
  );
}

/** In place of the SFU's public address: one proxy stands before the API and the SFU, at whatever address. */
const sameOrigin = 'same-origin';

const sfuSchemes = ['ws', 'wss', 'http', 'https'];

function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `is not one of ${words.join(', ')}` });
}

function wholeNumber(least: number, most: number, fault: string) {
  return z
    .string()
    .regex(/^\d{1,5}$/, fault)
    .transform(Number)
    .refine((number) => number >= least && number <= most, fault);
}

const trustedProxies = z.string().transform((text, context): TrustedProxies => {
  const trusted = parseTrustedProxies(text);
  if (trusted !== null) return trusted;
  const message = 'is neither a number of hops (0 to 9) nor a comma list of addresses and CIDR ranges';
  context.issues.push({ code: 'custom', input: text, message });
  return z.NEVER;
});

const origins = z.string().transform((text, context): readonly string[] => {
  const listed = parseOrigins(text);
  if (listed !== null) return listed;
  const message =
    'is not a comma list of origins, each as a browser says it: https://meet.example.org, without a path';
  context.issues.push({ code: 'custom', input: text, message });
  return z.NEVER;
});

// The upper end only catches typing errors; it is a century.
const days = wholeNumber(1, 36_500, 'is not a number of days from 1 to 36500');

const port = wholeNumber(0, 65_535, 'is not a port number');

const Environment = z
  .object({
    // Without a word about it the API takes itself for exposed: the strict choice.
    NODE_ENV: oneOf(['development', 'test', 'production']).default('production'),
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(3000),
    METRICS_HOST: z.string().default('127.0.0.1'),
    METRICS_PORT: port.optional(),
    LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    DATABASE_URL: address(['postgres', 'postgresql']),
    SPOOL_DIRECTORY: z.string().default('.livemeet/spool'),
    // A token's row takes about 450 bytes there: 32 MB are some 70,000, six minutes of the most that TOKENS_PER_SECOND lets by.
    SPOOL_MAX_MEGABYTES: wholeNumber(1, 10_000, 'is not a number from 1 to 10000').default(32),
    REDIS_URL: address(['redis', 'rediss']).optional(),
    LIVEKIT_API_KEY: required,
    LIVEKIT_API_SECRET: required,
    LIVEKIT_WEBHOOK_API_KEY: required.optional(),
    LIVEKIT_WEBHOOK_API_SECRET: required.optional(),
    LIVEKIT_URL: address(sfuSchemes),
    LIVEKIT_PUBLIC_URL: address(sfuSchemes, sameOrigin).optional(),
    TRUSTED_PROXIES: trustedProxies.default(0),
    CORS_ORIGINS: origins.default([]),
    // Two rooms of 100 may come in within one second; two busy cores, shared with all other parts, were seen to issue 500.
    TOKENS_PER_SECOND: wholeNumber(1, 10_000, 'is not a number from 1 to 10000').default(200),
    // LiveKit's own benchmark fills 16 processors with a meeting of 150: what is beyond 1000 is a typing error.
    ROOM_MAX_PARTICIPANTS: wholeNumber(2, 1000, 'is not a number from 2 to 1000').default(100),
    // Below 5 the SFU is asked for nothing; beyond 300 a killed SFU's sessions stay open for ten minutes.
    RECONCILE_EVERY_SECONDS: wholeNumber(5, 300, 'is not a number from 5 to 300').default(15),
    NAME_RETENTION_DAYS: days.default(30),
    SESSION_RETENTION_DAYS: days.default(180),
  })
  .refine((read) => read.METRICS_PORT !== read.PORT, {
    path: ['METRICS_PORT'],
    error: 'is the port of the API itself',
  })
  // What is no number has its own fault already, and is less than nothing.
  .refine((read) => !(read.SESSION_RETENTION_DAYS < read.NAME_RETENTION_DAYS), {
    path: ['SESSION_RETENTION_DAYS'],
    error: 'is less than NAME_RETENTION_DAYS',
  })
  .check(
    z.superRefine(
      (read, context) => {
        for (const [name, message] of livekitKeyFaults(read, read.NODE_ENV === 'production')) {
          context.addIssue({ code: 'custom', path: [name], message });
        }
      },
      // Whatever else is wrong: every fault is said at once.
      { when: () => true },
    ),
  );

/** `ws` and `http` are one address for a SFU: signalling is an upgrade of the other. */
function withScheme(url: string, scheme: 'http' | 'ws'): string {
  return url.replace(/^(?:http|ws)/i, scheme).replace(/\/+$/, '');
}
