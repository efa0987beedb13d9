import { Global, Module } from '@nestjs/common';
import { MetricsService } from './metrics.service.ts';
import { ReconcilerMetrics } from './reconciler-metrics.service.ts';
import { ScrapeServer } from './scrape-server.service.ts';

const counters = [MetricsService, ReconcilerMetrics];

/** Whoever has something to count asks for {@link MetricsService}, or for what is counted of its own field. */
@Global()
@Module({ providers: [...counters, ScrapeServer], exports: counters })
export class MetricsModule {}
