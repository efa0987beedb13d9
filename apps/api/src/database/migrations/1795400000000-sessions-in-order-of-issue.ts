import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SessionsInOrderOfIssue1795400000000 implements MigrationInterface {
  readonly name = 'SessionsInOrderOfIssue1795400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    // An export reads a time range in order of issue. Without the id: few sessions are issued in one microsecond.
    await queryRunner.query('CREATE INDEX session_logs_issued ON session_logs (issued_at)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP INDEX session_logs_issued');
  }
}
