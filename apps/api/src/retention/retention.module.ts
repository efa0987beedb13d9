import { Module } from '@nestjs/common';
import { SessionsModule } from '../sessions/sessions.module.ts';
import { RetentionService } from './retention.service.ts';

@Module({ imports: [SessionsModule], providers: [RetentionService] })
export class RetentionModule {}
