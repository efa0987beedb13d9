import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AuthModule } from './auth/auth.module.ts';
import { ClientConfigController } from './client-config/client-config.controller.ts';
import { configModule } from './config/config.module.ts';
import type { Config } from './config/config.ts';
import { HealthModule } from './health/health.module.ts';
import { ErrorFilter } from './http/error.filter.ts';
import { LoggingModule } from './logging/logging.module.ts';
import { MetricsModule } from './metrics/metrics.module.ts';
import { OpenapiController } from './openapi/openapi.controller.ts';
import { ReconcilerModule } from './reconciler/reconciler.module.ts';
import { RetentionModule } from './retention/retention.module.ts';
import { RoomsModule } from './rooms/rooms.module.ts';
import { WebhooksModule } from './webhooks/webhooks.module.ts';

@Module({
  imports: [
    LoggingModule,
    MetricsModule,
    AuthModule,
    RoomsModule,
    WebhooksModule,
    ReconcilerModule,
    RetentionModule,
    HealthModule,
  ],
  controllers: [ClientConfigController, OpenapiController],
  providers: [{ provide: APP_FILTER, useClass: ErrorFilter }],
})
class AppModule {}

/** The whole API, run by this configuration. */
export function appModule(config: Config): DynamicModule {
  return { module: AppModule, imports: [configModule(config)] };
}
