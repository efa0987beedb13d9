import { Module } from '@nestjs/common';
import { DatabaseModule } from '../database/database.module.ts';
import { RedisModule } from '../redis/redis.module.ts';
import { HealthController } from './health.controller.ts';
import { HealthService } from './health.service.ts';

@Module({
  imports: [DatabaseModule, RedisModule],
  controllers: [HealthController],
  providers: [HealthService],
})
export class HealthModule {}
