import type { ApiError } from '@livemeet/shared-types';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { statusOf } from './api-fault.ts';
import { apiFaultOf } from './api-fault-of.ts';
import { requestIdOf } from './request-id.middleware.ts';

/** The one place where a throw becomes an answer, those of the body reader and of unknown paths included. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {
    logger.setContext(ErrorFilter.name);
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const fault = apiFaultOf(thrown);
    const status = statusOf[fault.code];
    const detail = fault.cause === undefined ? {} : { err: fault.cause };
    if (status === 500) this.logger.error(detail, 'request failed');
    if (status === 503) this.logger.warn(detail, fault.message);

    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    response.locals.faultCode = fault.code;
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const body: ApiError = {
      code: fault.code,
      message: fault.message,
      requestId: requestIdOf(request),
      ...(fault.issues && { issues: [...fault.issues] }),
    };
    response.status(status).set(fault.headers).json(body);
  }
}
