import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSessionLogs1795000000000 implements MigrationInterface {
  readonly name = 'CreateSessionLogs1795000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE session_logs (
        id uuid PRIMARY KEY,
        identity text NOT NULL UNIQUE,
        participant_sid text UNIQUE,
        room_name text NOT NULL,
        room_sid text,
        participant_name text NOT NULL,
        issued_at timestamptz NOT NULL,
        token_expires_at timestamptz NOT NULL,
        joined_at timestamptz,
        left_at timestamptz,
        left_reason text,
        updated_at timestamptz NOT NULL DEFAULT now(),
        status text NOT NULL GENERATED ALWAYS AS (
          CASE WHEN left_at IS NOT NULL THEN 'left' WHEN joined_at IS NOT NULL THEN 'joined' ELSE 'issued' END
        ) STORED,
        CONSTRAINT session_logs_token_expires_after_issue CHECK (token_expires_at > issued_at),
        CONSTRAINT session_logs_left_not_before_joined CHECK (left_at >= joined_at),
        CONSTRAINT session_logs_left_has_reason CHECK ((left_at IS NULL) = (left_reason IS NULL)),
        CONSTRAINT session_logs_joined_has_sid CHECK (joined_at IS NULL OR participant_sid IS NOT NULL)
      )`);
    // What is open is asked for by room when a room ends, and is few; what was is asked for by room and time.
    await queryRunner.query(
      `CREATE INDEX session_logs_joined ON session_logs (room_sid) WHERE status = 'joined'`,
    );
    await queryRunner.query('CREATE INDEX session_logs_room_issued ON session_logs (room_name, issued_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE session_logs');
  }
}
