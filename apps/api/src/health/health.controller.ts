import type { Liveness, Readiness } from '@livemeet/shared-types';
import { Controller, Get, Res } from '@nestjs/common';
import type { Response } from 'express';
import { HealthService } from './health.service.ts';

@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** `GET /health/live` → 200 {@link Liveness} as long as the process answers; no other part is asked. */
  @Get('live')
  live(): Liveness {
    return { status: 'ok' };
  }

  /** `GET /health/ready` → {@link Readiness} within about a second: 503 when `unavailable`, else 200. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    const readiness = await this.health.readiness();
    if (readiness.status === 'unavailable') response.status(503);
    return readiness;
  }
}
