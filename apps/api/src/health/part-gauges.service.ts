import type { Readiness } from '@livemeet/shared-types';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MetricsService, type PartsUp, type Pool } from '../metrics/metrics.service.ts';
import { SpoolService } from '../spool/spool.service.ts';
import { HealthService } from './health.service.ts';

/** Lets each scrape see what a probe of readiness sees, the connections to the database, and what waits for it. */
@Injectable()
export class PartGauges {
  constructor(metrics: MetricsService, health: HealthService, spool: SpoolService, dataSource: DataSource) {
    metrics.watch({
      poolOf: () => poolOf(dataSource),
      spoolContent: () => spool.level(),
      partsUp: async () => partsUp(await health.readiness()),
    });
  }
}

function partsUp({ parts }: Readiness): PartsUp {
  const configured = Object.entries(parts).filter(([, { status }]) => status !== 'off');
  return Object.fromEntries(configured.map(([name, { status }]) => [name, status === 'up']));
}

/** TypeORM's driver has pg's pool for its `master`, and none before the database is open. */
function poolOf({ driver }: DataSource): Pool {
  const pool = 'master' in driver ? (driver.master as PgPool | undefined) : undefined;
  return { total: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

type PgPool = { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
