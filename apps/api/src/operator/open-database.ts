import pg from 'pg';

/**
 * The limits of an operator's command: to get a connection; to get a lock; for the server to end a statement itself, of
 * which sorting the whole log is the longest; for us to give up when the server says nothing any more.
 */
const limits = {
  connectionTimeoutMillis: 5000,
  lock_timeout: 10_000,
  statement_timeout: 300_000,
  query_timeout: 305_000,
};

/** Does something with a connection of its own and closes it. */
export async function withDatabase<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'livemeet-sessions', ...limits });
  // A connection that breaks while nothing is asked: the next question fails of it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
