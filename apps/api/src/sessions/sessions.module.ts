import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../database/database.module.ts';
import { LedgerEvent } from './ledger-event.entity.ts';
import { OpenSessionsService } from './open-sessions.service.ts';
import { SessionLog } from './session-log.entity.ts';
import { SessionsService } from './sessions.service.ts';

@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature([SessionLog, LedgerEvent])],
  providers: [SessionsService, OpenSessionsService],
  exports: [SessionsService, OpenSessionsService],
})
export class SessionsModule {}
