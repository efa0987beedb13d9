import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { PinoLogger } from 'nestjs-pino';
import { appModule } from './app.module.ts';
import type { Config } from './config/config.ts';
import { body, parseJson } from './http/body.middleware.ts';
import { crossOrigin } from './http/cross-origin.middleware.ts';
import { knownRoute, type RouteTable } from './http/known-route.middleware.ts';
import { requestId } from './http/request-id.middleware.ts';
import { securityHeaders } from './http/security-headers.middleware.ts';
import { FrameworkLogger } from './logging/framework-logger.service.ts';
import { requestLog } from './logging/request-log.middleware.ts';
import { MetricsService } from './metrics/metrics.service.ts';
import { requestMetrics } from './metrics/request-metrics.middleware.ts';

/** The largest honest token request is under 400 bytes. */
const json = { mediaType: 'application/json', limitBytes: 4 * 1024, parse: parseJson };

/** A webhook carries its participant's tracks, and its signature holds over its bytes as they came. */
const webhook = {
  mediaType: 'application/webhook+json',
  limitBytes: 64 * 1024,
  parse: (bytes: Buffer) => bytes,
};

/** Who takes longer to send a few kilobytes holds a connection for nothing. Looked at every 30 s. */
const requestLimitMs = 15_000;

/** The API, put together and not yet listening: what every request passes, in order, before it meets a controller. */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(appModule(config), {
    bodyParser: false,
    bufferLogs: true,
    abortOnError: false,
  });
  app.useLogger(app.get(FrameworkLogger));
  app.disable('etag');
  app.disable('x-powered-by');
  // Whose X-Forwarded-For counts; Express takes a list that it may change.
  const { trustedProxies } = config;
  app.set('trust proxy', typeof trustedProxies === 'number' ? trustedProxies : [...trustedProxies]);
  app.use(requestId);
  app.use(requestLog(await app.resolve(PinoLogger)));
  app.use(requestMetrics(app.get(MetricsService)));
  app.use(securityHeaders());
  // Before any refusal, so that a listed page can read it; a preflight ends here, no route takes OPTIONS.
  if (config.corsOrigins.length > 0) app.enableCors(crossOrigin(config.corsOrigins));
  app.use(knownRoute(routesOf(app)));
  app.use('/webhooks', body(webhook));
  app.use(body(json));
  app.getHttpServer().requestTimeout = requestLimitMs;
  return app;
}

/** Express publishes the router and not the matching of its layers; without it no one could answer 405 for all routes. */
function routesOf(app: NestExpressApplication): RouteTable {
  return app.getHttpAdapter().getInstance().router as unknown as RouteTable;
}
