import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OneRowAConnection1795100000000 implements MigrationInterface {
  readonly name = 'OneRowAConnection1795100000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE session_logs
        DROP COLUMN status,
        DROP CONSTRAINT session_logs_identity_key,
        DROP CONSTRAINT session_logs_participant_sid_key,
        DROP CONSTRAINT session_logs_left_has_reason,
        ADD COLUMN aborted_at timestamptz,
        ADD COLUMN expired_at timestamptz,
        ADD COLUMN left_source text`);
    await queryRunner.query(`
      UPDATE session_logs
      SET left_source = CASE left_reason WHEN 'ROOM_FINISHED' THEN 'room_finished' ELSE 'webhook' END
      WHERE left_at IS NOT NULL`);
    // What has a connection is settled by what is told of it; only what has none can have expired.
    await queryRunner.query(`
      ALTER TABLE session_logs
        ADD COLUMN duration_ms bigint GENERATED ALWAYS AS (
          CASE WHEN left_at IS NOT NULL THEN greatest(0, floor(extract(epoch FROM left_at - joined_at) * 1000))::bigint END
        ) STORED,
        ADD COLUMN status text NOT NULL GENERATED ALWAYS AS (
          CASE
            WHEN left_at IS NOT NULL THEN 'left'
            WHEN aborted_at IS NOT NULL THEN 'aborted'
            WHEN joined_at IS NOT NULL THEN 'joined'
            WHEN expired_at IS NOT NULL THEN 'never_joined'
            ELSE 'issued'
          END
        ) STORED,
        ADD CONSTRAINT session_logs_connection UNIQUE (identity, participant_sid),
        ADD CONSTRAINT session_logs_left_has_reason_and_source
          CHECK (num_nulls(left_at, left_reason, left_source) IN (0, 3)),
        ADD CONSTRAINT session_logs_left_has_joined CHECK (left_at IS NULL OR joined_at IS NOT NULL),
        ADD CONSTRAINT session_logs_aborted_has_sid CHECK (aborted_at IS NULL OR participant_sid IS NOT NULL)`);
    await queryRunner.query(
      'CREATE UNIQUE INDEX session_logs_waiting ON session_logs (identity) WHERE participant_sid IS NULL',
    );
    // What an event of a room may still end.
    await queryRunner.query(`
      CREATE INDEX session_logs_endable ON session_logs (room_name)
      WHERE joined_at IS NOT NULL AND left_source IS DISTINCT FROM 'webhook'`);
    await queryRunner.query(`
      CREATE TABLE webhook_events (
        event_id text PRIMARY KEY,
        event text NOT NULL,
        room_name text NOT NULL,
        room_sid text NOT NULL,
        identity text,
        participant_sid text,
        connected_at timestamptz,
        reason text,
        created_at timestamptz NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT webhook_events_participant_whole
          CHECK (num_nulls(identity, participant_sid, connected_at, reason) IN (0, 4))
      )`);
    await queryRunner.query(
      'CREATE INDEX webhook_events_room ON webhook_events (room_name, identity, created_at)',
    );
  }

  /** Keeps of each identity the first connection, as one row a token did. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE webhook_events');
    await queryRunner.query(`
      DELETE FROM session_logs WHERE id IN (
        SELECT id FROM (
          SELECT id, row_number() OVER (PARTITION BY identity ORDER BY joined_at NULLS LAST, id) AS place FROM session_logs
        ) AS placed WHERE place > 1)`);
    await queryRunner.query(
      'UPDATE session_logs SET participant_sid = NULL, room_sid = NULL, aborted_at = NULL WHERE joined_at IS NULL',
    );
    await queryRunner.query('DROP INDEX session_logs_waiting, session_logs_endable');
    await queryRunner.query(`
      ALTER TABLE session_logs
        DROP COLUMN status,
        DROP COLUMN duration_ms,
        DROP CONSTRAINT session_logs_connection,
        DROP CONSTRAINT session_logs_left_has_reason_and_source,
        DROP CONSTRAINT session_logs_left_has_joined,
        DROP CONSTRAINT session_logs_aborted_has_sid,
        DROP COLUMN aborted_at,
        DROP COLUMN expired_at,
        DROP COLUMN left_source`);
    await queryRunner.query(`
      ALTER TABLE session_logs
        ADD COLUMN status text NOT NULL GENERATED ALWAYS AS (
          CASE WHEN left_at IS NOT NULL THEN 'left' WHEN joined_at IS NOT NULL THEN 'joined' ELSE 'issued' END
        ) STORED,
        ADD UNIQUE (identity),
        ADD UNIQUE (participant_sid),
        ADD CONSTRAINT session_logs_left_has_reason CHECK ((left_at IS NULL) = (left_reason IS NULL))`);
    await queryRunner.query(
      `CREATE INDEX session_logs_joined ON session_logs (room_sid) WHERE status = 'joined'`,
    );
  }
}
