import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.ts';
import { RoomsModule } from '../rooms/rooms.module.ts';
import { SessionsModule } from '../sessions/sessions.module.ts';
import { LookService } from './look.service.ts';
import { ReconcilerService } from './reconciler.service.ts';

@Module({
  imports: [DatabaseModule, RoomsModule, SessionsModule],
  providers: [ReconcilerService, LookService],
})
export class ReconcilerModule {}
