import { DataSource } from 'typeorm';
import { migrationDataSourceOptions } from './data-source.ts';

/** Any number, the same in every instance: whoever holds this advisory lock migrates. */
const migrationLock = 7_164_021_503;

/** Brings the database's tables to the newest form. Instances that start together wait for one another. */
export async function migrate(databaseUrl: string): Promise<void> {
  const dataSource = new DataSource(migrationDataSourceOptions(databaseUrl));
  await dataSource.initialize();
  const lockHolder = dataSource.createQueryRunner();
  try {
    // Given back by the end of its connection, whatever comes in between.
    await lockHolder.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await lockHolder.release();
    await dataSource.destroy();
  }
}
