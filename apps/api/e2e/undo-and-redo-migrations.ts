import { DataSource } from 'typeorm';
import { migrationDataSourceOptions } from '../src/database/data-source.ts';

/** Takes the migrations back to the first one and runs them again, as going back a version and forth does; how many that were. */
export async function undoAndRedoMigrations(databaseUrl: string): Promise<number> {
  const dataSource = new DataSource(migrationDataSourceOptions(databaseUrl));
  await dataSource.initialize();
  try {
    const count = dataSource.migrations.length - 1;
    for (let undone = 0; undone < count; undone += 1) await dataSource.undoLastMigration();
    await dataSource.runMigrations();
    return count;
  } finally {
    await dataSource.destroy();
  }
}
