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
  /** The SFU's administration, which no participant's token may use. */
  readonly administration: RoomServiceClient;

  private constructor(directory: string, udpPort: number, key: Key, parts: Parts, restart: Restart) {
    this.#directory = directory;
    this.#key = key;
    this.sfuUdpPort = udpPort;
    this.administration = new RoomServiceClient(
      parts.livekit.url.replace('ws:', 'http:'),
      key.apiKey,
      key.apiSecret,
    );
    this.#parts = parts;
    this.#restart = restart;
  }

  static async start(): Promise<Stack> {
    const directory = await mkdtemp(join(tmpdir(), 'livemeet-e2e-'));
    const [apiPort, livekitPort, udpPort] = await Promise.all([freePort(), freePort(), freePort()]);
    const key = { apiKey: 'e2e', apiSecret: randomBytes(24).toString('base64url') };
    const webhookKey = { apiKey: 'e2e-webhook', apiSecret: randomBytes(24).toString('base64url') };

    const startSfu = (): Promise<LivekitServer> =>
      startLivekitServer({
        ...key,
        directory: join(directory, 'livekit'),
        port: livekitPort,
        udpPort,
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
      udpPort,
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

  /** A token for someone without a browser, as a page would ask for one. */
  async token(roomName: string, participantName: string): Promise<string> {
    const response = await fetch(`${this.apiUrl}/auth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
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
  async sessionLogs(roomName: string): Promise<SessionRow[]> {
    const client = new pg.Client({ connectionString: this.#parts.postgres.url });
    await client.connect();
    try {
      const { rows } = await client.query<SessionRow>(
        'SELECT participant_name, status, left_reason FROM session_logs WHERE room_name = $1 ORDER BY issued_at, joined_at',
        [roomName],
      );
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

type Key = { apiKey: string; apiSecret: string };

type Parts = { postgres: Postgres; livekit: LivekitServer; api: Api; web: WebPreview };

/** How to start each part that can be ended, at the address it had. */
type Restart = {
  postgres(): Promise<Postgres>;
  livekit(): Promise<LivekitServer>;
  api(env?: Environment): Promise<Api>;
};

type Environment = Readonly<Record<string, string>>;
