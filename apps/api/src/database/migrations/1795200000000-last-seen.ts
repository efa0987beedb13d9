import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LastSeen1795200000000 implements MigrationInterface {
  readonly name = 'LastSeen1795200000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // Of a session that was found in a room its token is not known: it was issued and expired when the session began.
    await queryRunner.query(`
      ALTER TABLE session_logs
        ADD COLUMN last_seen_at timestamptz,
        DROP CONSTRAINT session_logs_token_expires_after_issue,
        ADD CONSTRAINT session_logs_token_expires_not_before_issue CHECK (token_expires_at >= issued_at)`);
    await queryRunner.query(
      `CREATE INDEX session_logs_open ON session_logs (joined_at) WHERE status = 'joined'`,
    );
    await queryRunner.query(`
      CREATE INDEX session_logs_unused ON session_logs (token_expires_at)
      WHERE participant_sid IS NULL AND expired_at IS NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX session_logs_open, session_logs_unused');
    await queryRunner.query(`
      UPDATE session_logs SET token_expires_at = issued_at + interval '1 millisecond'
      WHERE token_expires_at = issued_at`);
    await queryRunner.query(`
      ALTER TABLE session_logs
        DROP COLUMN last_seen_at,
        DROP CONSTRAINT session_logs_token_expires_not_before_issue,
        ADD CONSTRAINT session_logs_token_expires_after_issue CHECK (token_expires_at > issued_at)`);
  }
}
