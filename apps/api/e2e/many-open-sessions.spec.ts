import { afterAll, beforeAll, expect, test } from 'bun:test';
import 'reflect-metadata';
import { PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { loadConfig } from '../src/config/config.ts';
import { dataSourceOptions } from '../src/database/data-source.ts';
import { DatabaseService } from '../src/database/database.service.ts';
import { MetricsService } from '../src/metrics/metrics.service.ts';
import { LedgerEvent } from '../src/sessions/ledger-event.entity.ts';
import { OpenSessionsService } from '../src/sessions/open-sessions.service.ts';
import type { ConnectionKey } from '../src/sessions/open-sessions-statements.ts';
import { SessionLog } from '../src/sessions/session-log.entity.ts';
import { SessionsService } from '../src/sessions/sessions.service.ts';
import { insertSessions } from './session-rows.ts';
import { type Stack, startStack } from './stack.ts';

const inside = 2_500;
/** What a statement has time for on a machine that has other things to do. */
const mostRowsOfStatement = 1_000;

let stack: Stack;
let dataSource: DataSource;
let open: OpenSessionsService;

beforeAll(async () => {
  stack = await startStack();
  const options = dataSourceOptions(stack.postgres.url);
  dataSource = new DataSource({ ...options, entities: [SessionLog, LedgerEvent] });
  const logger = new PinoLogger({ pinoHttp: { level: 'silent' } });
  const database = new DatabaseService(dataSource, loadConfig(stack.env), logger);
  database.onApplicationBootstrap();
  await database.whenOpen();
  const metrics = new MetricsService();
  open = new OpenSessionsService(database, new SessionsService(database, metrics), metrics);
  const person = { identity: 'p_', roomName: 'Large-Region', participantName: 'Ana', count: inside };
  await insertSessions(stack.sql, { ...person, status: 'joined', ageDays: 0 });
  await countRowsOfUpdates();
}, 60_000);

afterAll(async () => {
  await dataSource?.destroy();
  await stack?.stop();
}, 20_000);

test('all who are inside are noted as seen, by statements that each have time enough', async () => {
  const connections = await connectionsInside();
  expect(await open.seen(connections)).toBe(0);
  const rows = await stack.sql`SELECT 1 FROM session_logs WHERE last_seen_at IS NOT NULL`;
  expect(rows).toHaveLength(inside);
  const updates: { rows: number }[] = await stack.sql`SELECT rows FROM updates_of_session_logs`;
  expect(updates.reduce((total, update) => total + update.rows, 0)).toBe(inside);
  expect(Math.max(...updates.map((update) => update.rows))).toBeLessThanOrEqual(mostRowsOfStatement);
});

test('those ended for having been missed are taken back, whichever statement they are in', async () => {
  await stack.sql`
    UPDATE session_logs SET left_at = now(), left_reason = 'NOT_SEEN', left_source = 'reconciler'
    WHERE identity IN ('p_1', 'p_1200', 'p_2500')`;
  expect(await open.seen(await connectionsInside())).toBe(3);
  expect(await stack.sql`SELECT 1 FROM session_logs WHERE status = 'joined'`).toHaveLength(inside);
});

test('of all who are inside it is known who has a row', async () => {
  const connections = await connectionsInside();
  const strangers = [{ identity: 'p_stranger', participantSid: 'PA_stranger' }];
  const known = await open.known([...connections, ...strangers]);
  expect(known.size).toBe(inside);
  expect(known.has('PA_stranger')).toBe(false);
});

async function connectionsInside(): Promise<ConnectionKey[]> {
  return stack.sql`SELECT identity, participant_sid AS "participantSid" FROM session_logs`;
}

/** PostgreSQL itself writes down how many rows each UPDATE touches. */
async function countRowsOfUpdates(): Promise<void> {
  await stack.sql`CREATE TABLE updates_of_session_logs (rows int NOT NULL)`;
  await stack.sql`
    CREATE FUNCTION count_updated() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO updates_of_session_logs SELECT count(*) FROM changed;
      RETURN NULL;
    END $$`;
  await stack.sql`
    CREATE TRIGGER count_updated AFTER UPDATE ON session_logs REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION count_updated()`;
}
