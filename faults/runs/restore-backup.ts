import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { SQL } from 'bun';
import { undoAndRedoMigrations } from '../../apps/api/e2e/undo-and-redo-migrations.ts';
import { startApi } from '../../tools/api.ts';
import type { Figure } from '../accounting/figure.ts';
import type { FaultRun } from '../fault-run.ts';
import { addressOf, askForToken } from '../load/ask-for-token.ts';
import { playHistories } from '../load/play-histories.ts';
import { postWebhook, webhookSignature } from '../load/webhook-signature.ts';
import { untilPart } from '../parts/api-health.ts';
import { type Deployment, withDeployment } from '../parts/deployment.ts';
import { logChecksum } from '../parts/log-checksum.ts';
import { untilSpoolIsEmpty } from '../parts/until-spool-is-empty.ts';

const tables = ['session_logs', 'webhook_events'];
const connections = 100;

export const restoreBackup: FaultRun = {
  name: 'restore-backup',
  fault:
    'Log and ledger are copied out (`COPY`) and into a new database; migrations are taken back and run again',
  requires: 'the checksum over every row is the same, generated columns included',
  parts: '',
  cycles: 200,
  unit: 'histories',
  limitMinutes: 5,
  run: ({ cycles, report }) =>
    withDeployment({}, async (deployment) => {
      const restored = await restoreFigures(deployment, cycles);
      report('restored');
      return restored;
    }).then(async (figures) => [...figures, ...(await withDeployment({}, migrationFigures))]),
};

async function restoreFigures(deployment: Deployment, histories: number): Promise<Figure[]> {
  const { sql, apis, env, postgres } = deployment;
  await playHistories(deployment, histories);
  await untilSpoolIsEmpty(deployment);
  await apis[0].stop();
  const checksum = await logChecksum(deployment);
  const [{ rows }] = await sql`SELECT count(*)::int AS rows FROM session_logs`;

  await sql.unsafe('CREATE DATABASE restored');
  const url = postgres.running.url.replace(/[^/]+$/, 'restored');
  // The tables of a new database are the API's to make.
  const api = await startApi({
    env: { ...env, DATABASE_URL: url, SPOOL_DIRECTORY: join(deployment.directory, 'other') },
  });
  const target = new SQL(url, { max: 1 });
  try {
    await untilTables(target);
    await api.stop();
    // Where the server itself may write: beside its data.
    const [{ data_directory: folder }] = await sql`SHOW data_directory`;
    for (const table of tables) {
      const columns = await storedColumns(sql, table);
      const file = `${folder}/backup-${table}`;
      await sql.unsafe(`COPY ${table} (${columns}) TO '${file}'`);
      await target.unsafe(`COPY ${table} (${columns}) FROM '${file}'`);
    }
    const isSame = checksum === (await logChecksum({ sql: target }));
    return [
      { what: 'rows', value: rows, least: 1 },
      { what: 'differences after backup and restore', value: isSame ? 0 : 1, most: 0 },
    ];
  } finally {
    await api.stop();
    await target.close();
  }
}

/** One connection a token, which is what the first form of the table can hold. */
async function migrationFigures(deployment: Deployment): Promise<Figure[]> {
  const { apis, sql, webhookKey, postgres } = deployment;
  const [api] = apis;
  await untilPart(api, 'database', 'up');
  for (let index = 0; index < connections; index += 1) {
    const { identity } = await askForToken({ apiUrl: api.running.url, address: addressOf(index) });
    const [row] = await sql`SELECT room_name FROM session_logs WHERE identity = ${identity}`;
    const told = ['participant_joined', 'participant_left'].slice(0, index % 3);
    for (const event of told) {
      const body = webhookBody(event, String(identity), row.room_name);
      await postWebhook(api.running.url, body, webhookSignature(body, webhookKey));
    }
    await Bun.sleep(10);
  }
  await api.stop();
  const before = await meaningChecksum(deployment);
  const count = await undoAndRedoMigrations(postgres.running.url);
  const isSame = before === (await meaningChecksum(deployment));
  return [
    { what: 'migrations taken back and run again', value: count, least: 1 },
    { what: 'differences after that', value: isSame ? 0 : 1, most: 0 },
  ];
}

function webhookBody(event: string, identity: string, roomName: string): string {
  const now = Date.now();
  return JSON.stringify({
    event,
    id: `EV_${randomUUID()}`,
    createdAt: String(Math.floor(now / 1000)),
    room: { sid: `RM_${roomName}`, name: roomName },
    participant: {
      sid: `PA_${identity}`,
      identity,
      joinedAtMs: '1795000000000',
      disconnectReason: 'CLIENT_INITIATED',
    },
  });
}

/** What every form of the table says of a session. */
async function meaningChecksum({ sql }: Deployment): Promise<string> {
  const [found] = await sql`
    SELECT md5(string_agg(concat_ws(',', id, identity, participant_sid, room_name, room_sid, participant_name, issued_at,
      token_expires_at, joined_at, left_at, left_reason, left_source, duration_ms, status), E'\n' ORDER BY id)) AS checksum
    FROM session_logs`;
  return found.checksum;
}

async function storedColumns(sql: SQL, table: string): Promise<string> {
  const columns: { column_name: string }[] = await sql`
    SELECT column_name FROM information_schema.columns
    WHERE table_name = ${table} AND is_generated = 'NEVER' ORDER BY ordinal_position`;
  return columns.map(({ column_name }) => column_name).join(', ');
}

async function untilTables(sql: SQL): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (performance.now() < deadline) {
    const [found] = await sql`SELECT to_regclass('webhook_events') IS NOT NULL AS is_there`.catch(() => []);
    if (found?.is_there) return;
    await Bun.sleep(50);
  }
  throw new Error('the new database has no tables');
}
