import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DatabaseModule } from '../database/database.module.ts';
import { SpoolModule } from '../spool/spool.module.ts';
import { InboxService } from './inbox.service.ts';
import { LedgerEvent } from './ledger-event.entity.ts';
import { OpenSessionsService } from './open-sessions.service.ts';
import { ReplayService } from './replay.service.ts';
import { SessionLog } from './session-log.entity.ts';
import { SessionRetention } from './session-retention.service.ts';
import { SessionsService } from './sessions.service.ts';

@Module({
  imports: [DatabaseModule, SpoolModule, TypeOrmModule.forFeature([SessionLog, LedgerEvent])],
  providers: [SessionsService, InboxService, ReplayService, OpenSessionsService, SessionRetention],
  exports: [SessionsService, InboxService, OpenSessionsService, SessionRetention],
})
export class SessionsModule {}
