import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { PinoLogger } from 'nestjs-pino';
import { Config } from '../config/config.ts';

/** A call that has not come back within this is given up; Redis on the same network answers in under 5 ms. */
const commandTimeoutMs = 250;
const connectTimeoutMs = 1000;
const longestRetryDelayMs = 1000;

/** The connection to Redis when one is configured. Calls fail at once while it is away: nothing waits for Redis. */
@Injectable()
export class RedisService implements OnApplicationShutdown {
  /** Null when no Redis is configured. */
  readonly client: Redis | null;

  constructor(config: Config, logger: PinoLogger) {
    logger.setContext(RedisService.name);
    this.client = config.redisUrl === null ? null : connect(config.redisUrl, logger);
  }

  onApplicationShutdown(): void {
    this.client?.disconnect();
  }
}

function connect(url: string, logger: PinoLogger): Redis {
  const client = new Redis(url, {
    commandTimeout: commandTimeoutMs,
    connectTimeout: connectTimeoutMs,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 100, longestRetryDelayMs),
  });
  let isKnownAway = false;
  client.on('ready', () => {
    isKnownAway = false;
    logger.info('redis open');
  });
  client.on('error', (err) => {
    if (isKnownAway) return;
    isKnownAway = true;
    logger.warn({ err }, 'redis away, trying on');
  });
  return client;
}
