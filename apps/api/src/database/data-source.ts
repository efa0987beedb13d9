import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { CreateSessionLogs1795000000000 } from './migrations/1795000000000-create-session-logs.ts';
import { OneRowAConnection1795100000000 } from './migrations/1795100000000-one-row-a-connection.ts';
import { LastSeen1795200000000 } from './migrations/1795200000000-last-seen.ts';
import { ForgettableSessions1795300000000 } from './migrations/1795300000000-forgettable-sessions.ts';
import { SessionsInOrderOfIssue1795400000000 } from './migrations/1795400000000-sessions-in-order-of-issue.ts';

/**
 * The limits under which the API asks the database: to get a connection; for the server to end a statement itself; for us
 * to give up when the server says nothing any more. Nobody waits that long for a token (the inbox has limits of its own),
 * but a connection is kept from others for as long.
 */
const requestLimits = { connectionTimeoutMillis: 1000, statement_timeout: 2000, query_timeout: 2500 };

/** Migrations may rewrite a table; a minute is what a start may take, and the next attempt begins after it. */
const migrationLimits = { connectionTimeoutMillis: 2000, statement_timeout: 60_000, query_timeout: 65_000 };

/** How the API asks the database; the entities are named by the modules that own them. */
export function dataSourceOptions(databaseUrl: string): DataSourceOptions {
  return {
    ...base(databaseUrl),
    poolSize: 10,
    extra: { ...requestLimits, keepAlive: true },
  };
}

/** How migrations are run: one connection that holds the lock, one that works. */
export function migrationDataSourceOptions(databaseUrl: string): DataSourceOptions {
  return {
    ...base(databaseUrl),
    migrations: [
      CreateSessionLogs1795000000000,
      OneRowAConnection1795100000000,
      LastSeen1795200000000,
      ForgettableSessions1795300000000,
      SessionsInOrderOfIssue1795400000000,
    ],
    poolSize: 2,
    extra: migrationLimits,
  };
}

function base(databaseUrl: string) {
  return {
    type: 'postgres',
    url: databaseUrl,
    // Handed over, for TypeORM would load it by name at run time and a bundle would not have it.
    driver: pg,
    applicationName: 'livemeet-api',
    synchronize: false,
    // TypeORM logs parameters, among them names; and it would create extensions no table of ours needs.
    logging: false,
    installExtensions: false,
  } as const;
}
