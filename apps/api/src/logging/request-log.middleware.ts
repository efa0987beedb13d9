import type { RequestHandler } from 'express';
import type { PinoLogger } from 'nestjs-pino';
import { requestIdOf } from '../http/request-id.middleware.ts';

/** Writes one line for each request when its answer has gone out, and gives all lines in between the request's id. */
export function requestLog(logger: PinoLogger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const follow = (): void => {
      const log = logger.logger;
      response.once('close', () => {
        const line = {
          method: request.method,
          // The route, not the URL: a URL can hold what someone typed.
          route: response.locals.route ?? null,
          status: response.statusCode,
          durationMs: Math.round(performance.now() - startedAt),
        };
        log[levelOf(response.statusCode, request.path)](
          line,
          response.writableFinished ? 'answered' : 'caller went away',
        );
      });
      next();
    };
    logger.runInContext(follow, { bindings: { requestId: requestIdOf(request) } });
  };
}

/** Probes come every few seconds, for ever; a day of them must not bury a day of requests. */
function levelOf(status: number, path: string): 'debug' | 'info' | 'warn' | 'error' {
  if (path.startsWith('/health/')) return status >= 500 ? 'warn' : 'debug';
  return status >= 500 ? 'error' : 'info';
}
