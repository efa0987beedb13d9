import pg from 'pg';

/** An instance that dies gives its lock back at once; that its machine is gone the server would else notice after two hours. */
const keepalives = '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

const limits = { connectionTimeoutMillis: 2000, query_timeout: 2000 };

/** What one instance at a time may do: an advisory lock of PostgreSQL on a connection of its own, with which it ends. */
export class InstanceLock {
  #client: pg.Client | null = null;

  constructor(
    private readonly databaseUrl: string,
    private readonly key: number,
  ) {}

  /** Whether it is ours now; takes it where it is nobody's. Rejects when the database is away, and then it is not ours. */
  async isOurs(): Promise<boolean> {
    try {
      const client = await this.#connected();
      // Who has it may take it again and again: its connection's end gives all of that back.
      const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS ours', [this.key]);
      return rows[0]?.ours === true;
    } catch (error) {
      this.release();
      throw error;
    }
  }

  /** Waits for nothing: a database that is frozen would not say goodbye. */
  release(): void {
    void this.#client?.end().catch(() => undefined);
    this.#client = null;
  }

  async #connected(): Promise<pg.Client> {
    if (this.#client !== null) return this.#client;
    const client = new pg.Client({
      connectionString: this.databaseUrl,
      application_name: 'livemeet-api lock',
      options: keepalives,
      keepAlive: true,
      ...limits,
    });
    // Without a listener a connection that breaks would end the process; the next question makes a new one.
    client.on('error', () => {
      if (this.#client === client) this.#client = null;
    });
    this.#client = client;
    await client.connect();
    return client;
  }
}
