import type { PartHealth, Readiness } from '@livemeet/shared-types';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.ts';
import { DatabaseService } from '../database/database.service.ts';
import { RedisService } from '../redis/redis.service.ts';
import { sfuAnswers } from '../rooms/sfu-answers.ts';
import { SpoolService } from '../spool/spool.service.ts';
import { partHealth } from './part-health.ts';
import { readinessOf } from './readiness-of.ts';

/** What a probe of an orchestrator waits by default. */
const limitMs = 1000;

@Injectable()
export class HealthService {
  constructor(
    private readonly config: Config,
    private readonly database: DatabaseService,
    private readonly redis: RedisService,
    private readonly spool: SpoolService,
  ) {}

  /** Asks every part at once. */
  async readiness(): Promise<Readiness> {
    const redisClient = this.redis.client;
    const [database, redis, sfu] = await Promise.all([
      partHealth(() => this.database.run((manager) => manager.query('SELECT 1')), limitMs),
      redisClient === null ? ({ status: 'off' } as const) : partHealth(() => redisClient.ping(), limitMs),
      partHealth(() => sfuAnswers(this.config.livekitHttpUrl, limitMs), limitMs),
    ]);
    return readinessOf({ database, redis, sfu, spool: this.spoolHealth() });
  }

  private spoolHealth(): PartHealth {
    const reason = this.spool.fault();
    return reason === null ? { status: 'up' } : { status: 'down', reason };
  }
}
