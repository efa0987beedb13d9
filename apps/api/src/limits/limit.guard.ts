import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { ApiFault } from '../http/api-fault.ts';
import type { Limit } from './limit.ts';
import { LimiterService } from './limiter.service.ts';

const metadataKey = 'livemeet:limits';

/** Lets an endpoint answer no more than these limits allow. They are asked in this order: the caller's own first. */
export function LimitedBy(...limits: readonly Limit[]) {
  return applyDecorators(SetMetadata(metadataKey, limits), UseGuards(LimitGuard));
}

/** Refuses with RATE_LIMITED what is over a limit of {@link LimitedBy}. */
@Injectable()
export class LimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: LimiterService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const limits = this.reflector.get<readonly Limit[]>(metadataKey, context.getHandler());
    const request = context.switchToHttp().getRequest<Request>();
    const seconds = await this.limiter.retryAfterSeconds(limits, request);
    if (seconds === null) return true;
    const headers = { 'Retry-After': String(seconds) };
    throw new ApiFault('RATE_LIMITED', `Too many requests like this came. Try again in ${seconds} s.`, {
      headers,
    });
  }
}
