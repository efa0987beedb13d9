import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../database/database.module.ts';
import { LedgerEvent } from './ledger-event.entity.ts';
import { SessionLog } from './session-log.entity.ts';
import { SessionRetention } from './session-retention.service.ts';
import { SessionsService } from './sessions.service.ts';

@Module({
  imports: [DatabaseModule, TypeOrmModule.forFeature([SessionLog, LedgerEvent])],
  providers: [SessionsService, SessionRetention],
  exports: [SessionsService, SessionRetention],
})
export class SessionsModule {}
