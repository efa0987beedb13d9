import { Module } from '@nestjs/common';
import { RedisModule } from '../redis/redis.module.ts';
import { LimiterService } from './limiter.service.ts';

@Module({ imports: [RedisModule], providers: [LimiterService], exports: [LimiterService] })
export class LimitsModule {}
