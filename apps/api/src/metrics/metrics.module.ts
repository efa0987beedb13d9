import { Global, Module } from '@nestjs/common';
import { MetricsService } from './metrics.service.ts';
import { ScrapeServer } from './scrape-server.service.ts';

/** Whoever has something to count asks for {@link MetricsService}. */
@Global()
@Module({ providers: [MetricsService, ScrapeServer], exports: [MetricsService] })
export class MetricsModule {}
