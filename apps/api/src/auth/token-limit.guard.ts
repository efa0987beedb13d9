import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { ApiFault } from '../http/api-fault.ts';
import { addressKey } from '../limits/address-key.ts';
import { RedisService } from '../redis/redis.service.ts';

/** A class of 100 behind one address joins within a minute, and a fifth of it reloads once. */
const tokensPerMinute = 120;
const windowSeconds = 60;

/** While Redis is away each instance counts alone: with two of them half the limit keeps the sum what it was. */
const tokensPerMinuteAlone = tokensPerMinute / 2;

/** Limits how many tokens one address may ask for: exactly, over all instances, when there is a Redis. */
@Injectable()
export class TokenLimitGuard implements CanActivate {
  private readonly limiter: RateLimiterMemory | RateLimiterRedis;

  constructor(redis: RedisService) {
    this.limiter = redis.client === null ? inProcess(tokensPerMinute) : shared(redis.client);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    try {
      await this.limiter.consume(addressKey(request.ip));
      return true;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const retryAfterSeconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      throw new ApiFault(
        'RATE_LIMITED',
        `Too many tokens were asked for. Try again in ${retryAfterSeconds} s.`,
        {
          headers: { 'Retry-After': String(retryAfterSeconds) },
        },
      );
    }
  }
}

const keyPrefix = 'livemeet:token-limit';

function inProcess(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ keyPrefix, points, duration: windowSeconds });
}

function shared(client: NonNullable<RedisService['client']>): RateLimiterRedis {
  return new RateLimiterRedis({
    storeClient: client,
    keyPrefix,
    points: tokensPerMinute,
    duration: windowSeconds,
    insuranceLimiter: inProcess(tokensPerMinuteAlone),
  });
}
