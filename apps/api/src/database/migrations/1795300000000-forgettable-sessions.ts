import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ForgettableSessions1795300000000 implements MigrationInterface {
  readonly name = 'ForgettableSessions1795300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE session_logs ALTER COLUMN participant_name DROP NOT NULL');
    // Each row is in the first until its name is hidden, and in the second from then on.
    await queryRunner.query(`
      CREATE INDEX session_logs_to_hide ON session_logs (greatest(token_expires_at, left_at, aborted_at))
      WHERE status <> 'joined' AND (participant_name IS NOT NULL OR room_name NOT LIKE '#%')`);
    await queryRunner.query(`
      CREATE INDEX session_logs_to_delete ON session_logs (greatest(token_expires_at, left_at, aborted_at))
      WHERE status <> 'joined' AND participant_name IS NULL AND room_name LIKE '#%'`);
    await queryRunner.query('CREATE INDEX webhook_events_received ON webhook_events (received_at)');
  }

  /** What was forgotten stays so: a hidden name comes back as an empty one. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP INDEX session_logs_to_hide, session_logs_to_delete, webhook_events_received',
    );
    await queryRunner.query(`UPDATE session_logs SET participant_name = '' WHERE participant_name IS NULL`);
    await queryRunner.query('ALTER TABLE session_logs ALTER COLUMN participant_name SET NOT NULL');
  }
}
