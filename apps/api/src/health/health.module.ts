import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.ts';
import { RedisModule } from '../redis/redis.module.ts';
import { SpoolModule } from '../spool/spool.module.ts';
import { HealthController } from './health.controller.ts';
import { HealthService } from './health.service.ts';
import { PartGauges } from './part-gauges.service.ts';

@Module({
  imports: [DatabaseModule, RedisModule, SpoolModule],
  controllers: [HealthController],
  providers: [HealthService, PartGauges],
})
export class HealthModule {}
