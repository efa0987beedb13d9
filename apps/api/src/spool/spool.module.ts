import { Module } from '@nestjs/common';
import { SpoolService } from './spool.service.ts';

@Module({ providers: [SpoolService], exports: [SpoolService] })
export class SpoolModule {}
