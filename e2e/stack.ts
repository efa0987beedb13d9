import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import pg from 'pg';
import { type Api, startApi } from '../tools/api.ts';
import { freePort } from '../tools/free-port.ts';
import { type LivekitServer, startLivekitServer } from '../tools/livekit-server.ts';
import { type Postgres, startPostgres } from '../tools/postgres.ts';
import { startWebPreview, type WebPreview } from '../tools/web-preview.ts';

/** A whole LiveMeet on free ports, every part real; the parts can be ended and started anew at the same address. */
export class Stack {
  #parts: { postgres: Postgres; livekit: LivekitServer; api: Api; web: WebPreview };
  readonly #restart: Restart;
  readonly #directory: string;
  readonly #key: Key;
  /** Where the SFU's media are. */
  readonly sfuUdpPort: number;
  /** And where they are over TCP, when it was asked for. */
  readonly sfuTcpPort: number | null;
  /** The SFU's administration, which no participant's token may use. */
  readonly administration: RoomServiceClient;

  private constructor(directory: string, ports: MediaPorts, key: Key, parts: Parts, restart: Restart) {
    this.#directory = directory;
    this.#key = key;
    this.sfuUdpPort = ports.udp;
    this.sfuTcpPort = ports.tcp;
    this.administration = new RoomServiceClient(
      parts.livekit.url.replace('ws:', 'http:'),
      key.apiKey,
      key.apiSecret,
    );
    this.#parts = parts;
    this.#restart = restart;
  }

  static async start({ hasMediaOverTcp = false }: StackOptions = {}): Promise<Stack> {
    const directory = await mkdtemp(join(tmpdir(), 'livemeet-e2e-'));
    const [apiPort, livekitPort, udpPort, tcpPort] = await Promise.all([
      freePort(),
      freePort(),
      freePort(),
      hasMediaOverTcp ? freePort() : undefined,
    ]);
    const key = { apiKey: 'e2e', apiSecret: randomBytes(24).toString('base64url') };
    const webhookKey = { apiKey: 'e2e-webhook', apiSecret: randomBytes(24).toString('base64url') };

    const startSfu = (): Promise<LivekitServer> =>
      startLivekitServer({
        ...key,
        directory: join(directory, 'livekit'),
        port: livekitPort,
        udpPort,
        tcpPort,
        webhook: { ...webhookKey, url: `http://127.0.0.1:${apiPort}/webhooks/livekit` },
      });
    const [postgres, livekit] = await Promise.all([
      startPostgres({ directory: join(directory, 'postgres') }),
      startSfu(),
    ]);
    const startOwnApi = (more: Environment = {}): Promise<Api> =>
      startApi({
        env: {
          PORT: String(apiPort),
          DATABASE_URL: postgres.url,
          LIVEKIT_URL: livekit.url,
          SPOOL_DIRECTORY: join(directory, 'spool'),
          LIVEKIT_API_KEY: key.apiKey,
          LIVEKIT_API_SECRET: key.apiSecret,
          LIVEKIT_WEBHOOK_API_KEY: webhookKey.apiKey,
          LIVEKIT_WEBHOOK_API_SECRET: webhookKey.apiSecret,
          ...more,
        },
      });
    const api = await startOwnApi();
    const web = await startWebPreview({ apiUrl: api.url, sfuUrl: livekit.url });
    const startDatabase = (): Promise<Postgres> =>
      startPostgres({ directory: join(directory, 'postgres'), port: postgres.port });
    return new Stack(
      directory,
      { udp: udpPort, tcp: tcpPort ?? null },
      key,
      { postgres, livekit, api, web },
      { postgres: startDatabase, livekit: startSfu, api: startOwnApi },
    );
  }

  /** The page's origin. */
  get url(): string {
    return this.#parts.web.url;
  }

  /** Where browsers reach the SFU. */
  get sfuUrl(): string {
    return this.#parts.livekit.url;
  }

  get apiUrl(): string {
    return this.#parts.api.url;
  }

  get apiLogs(): string {
    return this.#parts.api.logs();
  }

  /** The process of a part as it runs now. */
  pidOf(part: 'postgres' | 'livekit' | 'api'): number {
    return this.#parts[part].pid;
  }

  /** Ends a part at once, as a power cut would. */
  async kill(part: 'postgres' | 'livekit' | 'api'): Promise<void> {
    await this.#parts[part].kill();
  }

  /** Holds the SFU still: it takes and answers nothing, as behind a network that drops everything without a word. */
  freezeSfu(): void {
    process.kill(this.#parts.livekit.pid, 'SIGSTOP');
  }

  /** Lets a frozen SFU go on. */
  thawSfu(): void {
    process.kill(this.#parts.livekit.pid, 'SIGCONT');
  }

  /** Asks the SFU to end, so that it says goodbye to everyone inside. */
  async shutDownSfu(): Promise<void> {
    await this.#parts.livekit.stop();
  }

  /** Brings a killed part back at its old address. */
  async revive(part: 'postgres' | 'livekit' | 'api'): Promise<void> {
    this.#parts = { ...this.#parts, [part]: await this.#restart[part]() };
  }

  /** Starts the API anew at its old address, with this said beside the rest. */
  async restartApi(more: Environment): Promise<void> {
    await this.kill('api');
    this.#parts = { ...this.#parts, api: await this.#restart.api(more) };
  }

  /**
   * A token for someone without a browser, as a page would ask for one; `address` is where they seem to come from, for an
   * API that trusts who tells it.
   */
  async token(roomName: string, participantName: string, address?: string): Promise<string> {
    const from: Record<string, string> = address === undefined ? {} : { 'x-forwarded-for': address };
    const response = await fetch(`${this.apiUrl}/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...from },
      body: JSON.stringify({ participantName, roomName }),
    });
    if (!response.ok) throw new Error(`No token: ${response.status}`);
    return ((await response.json()) as { token: string }).token;
  }

  /** A token for that room and person that expired, longer ago than the SFU forgives. */
  expiredToken(roomName: string, name: string): Promise<string> {
    const token = new AccessToken(this.#key.apiKey, this.#key.apiSecret, {
      identity: 'u_expired',
      name,
      ttl: -300,
    });
    token.addGrant({ roomJoin: true, room: roomName });
    return token.toJwt();
  }

  /** The session log's rows of a room, oldest first. */
  sessionLogs(roomName: string): Promise<SessionRow[]> {
    return this.#query<SessionRow>(
      'SELECT participant_name, status, left_reason FROM session_logs WHERE room_name = $1 ORDER BY issued_at, joined_at',
      [roomName],
    );
  }

  /** When each of a room's rows says that someone left, oldest first; null is not yet. */
  sessionEnds(roomName: string): Promise<SessionEnd[]> {
    return this.#query<SessionEnd>(
      'SELECT participant_name, left_at FROM session_logs WHERE room_name = $1 ORDER BY issued_at, joined_at',
      [roomName],
    );
  }

  /** The session log's rows of a room, counted; doubled are those beyond the first of one connection. */
  async sessionCounts(roomName: string): Promise<SessionCounts> {
    const [counts] = await this.#query<SessionCounts>(
      `SELECT count(*)::int AS rows, count(*) FILTER (WHERE status IN ('issued', 'joined'))::int AS open,
        (count(*) - count(DISTINCT (identity, participant_sid)))::int AS doubled
      FROM session_logs WHERE room_name = $1`,
      [roomName],
    );
    return counts ?? { rows: 0, open: 0, doubled: 0 };
  }

  /** When each connection of a room began and ended, as the log has it, in Unix milliseconds; null is not known. */
  sessionTimes(roomName: string): Promise<SessionTimes[]> {
    return this.#query<SessionTimes>(
      `SELECT participant_name AS name, extract(epoch FROM issued_at)::float8 * 1000 AS "issuedAt",
        extract(epoch FROM joined_at)::float8 * 1000 AS "joinedAt", extract(epoch FROM left_at)::float8 * 1000 AS "leftAt"
      FROM session_logs WHERE room_name = $1 ORDER BY issued_at`,
      [roomName],
    );
  }

  async #query<Row extends object>(sql: string, values: readonly string[]): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.#parts.postgres.url });
    await client.connect();
    try {
      const { rows } = await client.query<Row>(sql, [...values]);
      return rows;
    } finally {
      await client.end();
    }
  }

  async stop(): Promise<void> {
    const { web, api, livekit, postgres } = this.#parts;
    await Promise.all([web.stop(), api.stop()]);
    await Promise.all([livekit.stop(), postgres.stop()]);
    await rm(this.#directory, { recursive: true, force: true });
  }
}

export type SessionRow = { participant_name: string; status: string; left_reason: string | null };

export type SessionTimes = { name: string; issuedAt: number; joinedAt: number | null; leftAt: number | null };
export type SessionEnd = { participant_name: string; left_at: Date | null };

export type SessionCounts = { rows: number; open: number; doubled: number };

/** LiveKit's TCP port listens on every address of the machine: only in a network of the run's own. */
export type StackOptions = { hasMediaOverTcp?: boolean };

type MediaPorts = { udp: number; tcp: number | null };

type Key = { apiKey: string; apiSecret: string };

type Parts = { postgres: Postgres; livekit: LivekitServer; api: Api; web: WebPreview };

/** How to start each part that can be ended, at the address it had. */
type Restart = {
  postgres(): Promise<Postgres>;
  livekit(): Promise<LivekitServer>;
  api(env?: Environment): Promise<Api>;
};

type Environment = Readonly<Record<string, string>>;
