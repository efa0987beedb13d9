import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { Config } from '../config/config.ts';
import { RedisService } from '../redis/redis.service.ts';
import type { Limit, LimitedRequest } from './limit.ts';

type Limiter = RateLimiterMemory | RateLimiterRedis;
type Counter = { readonly limiter: Limiter; readonly key: string };

/** Counts requests: exactly, over all instances, when there is a Redis; in the process otherwise. Never fails for want of Redis. */
@Injectable()
export class LimiterService {
  private readonly limiters = new Map<string, Limiter>();

  constructor(
    private readonly config: Config,
    private readonly redis: RedisService,
  ) {}

  /**
   * Counts the request against one limit after another, up to the first that refuses it: who is over a limit of their own
   * takes nothing from the one of all. Answers null, or how long until none of the limits would refuse, in whole seconds.
   */
  async retryAfterSeconds(limits: readonly Limit[], request: LimitedRequest): Promise<number | null> {
    const counters = limits.flatMap((limit) => this.counter(limit, request));
    for (const [index, { limiter, key }] of counters.entries()) {
      const refusal = await refusalBy(limiter, key);
      if (refusal === null) continue;
      const waitsMs = await Promise.all(counters.slice(index + 1).map(msUntilFree));
      return Math.max(1, Math.ceil(Math.max(refusal.msBeforeNext, ...waitsMs) / 1000));
    }
    return null;
  }

  private counter(limit: Limit, request: LimitedRequest): Counter[] {
    const key = limit.keyOf(request);
    return key === null ? [] : [{ limiter: this.limiter(limit), key }];
  }

  private limiter(limit: Limit): Limiter {
    const known = this.limiters.get(limit.name);
    if (known !== undefined) return known;
    const limiter = createLimiter(limit, limit.most(this.config), this.redis.client);
    this.limiters.set(limit.name, limiter);
    return limiter;
  }
}

function createLimiter(limit: Limit, points: number, client: RedisService['client']): Limiter {
  const shape = { keyPrefix: `livemeet:limit:${limit.name}`, points, duration: limit.windowSeconds };
  if (client === null) return new RateLimiterMemory(shape);
  // While Redis is away each instance counts alone: with two of them half the limit keeps the sum what it was.
  const alone = new RateLimiterMemory({ ...shape, points: Math.ceil(points / 2) });
  return new RateLimiterRedis({ ...shape, storeClient: client, insuranceLimiter: alone });
}

async function refusalBy(limiter: Limiter, key: string): Promise<RateLimiterRes | null> {
  try {
    await limiter.consume(key);
    return null;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused;
    throw refused;
  }
}

async function msUntilFree({ limiter, key }: Counter): Promise<number> {
  const count = await limiter.get(key);
  return count === null || count.remainingPoints > 0 ? 0 : count.msBeforeNext;
}
