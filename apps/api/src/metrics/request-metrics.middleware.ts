import type { RequestHandler } from 'express';
import type { MetricsService } from './metrics.service.ts';
import { routeLabels } from './route-labels.ts';

/** Counts every request when its answer has gone out, those to unknown paths too. */
export function requestMetrics(metrics: MetricsService): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      metrics.requestAnswered({
        ...routeLabels({
          method: request.method,
          route: response.locals.route,
          status: response.statusCode,
          isAnswered: response.writableFinished,
        }),
        durationSeconds: (performance.now() - startedAt) / 1000,
        faultCode: response.locals.faultCode ?? null,
      });
    });
    next();
  };
}
