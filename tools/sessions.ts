import { join } from 'node:path';
import { runningPostgres } from './postgres.ts';

/** The operator's command on the log, on the database of `bun dev` when it runs and no other is named. */
async function sessions(args: readonly string[]): Promise<number> {
  const root = join(import.meta.dir, '..');
  const databaseUrl =
    process.env.DATABASE_URL?.trim() || (await runningPostgres(join(root, '.livemeet', 'postgres')));
  const command = Bun.spawn([process.execPath, join(root, 'apps/api/src/sessions-command.ts'), ...args], {
    env: { ...process.env, ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
    stdio: ['inherit', 'inherit', 'inherit'],
  });
  return command.exited;
}

if (import.meta.main) process.exit(await sessions(process.argv.slice(2)));
