import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { watchEventLoop } from './event-loop-lag.ts';
import { MetricsService } from './metrics.service.ts';
import { addProcessMetrics } from './process-metrics.ts';

/** Shows the metrics to Prometheus, on a port of their own: what faces the internet never shows them. */
@Injectable()
export class ScrapeServer implements OnApplicationShutdown {
  private server: Server | null = null;
  private stopWatching: (() => void) | null = null;

  constructor(
    private readonly metrics: MetricsService,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext(ScrapeServer.name);
  }

  /** Resolves when `GET /metrics` answers; rejects when the port cannot be had. */
  async listen(port: number, host: string): Promise<void> {
    const server = createServer((request, response) => void this.answer(request, response));
    const listening = Promise.withResolvers<void>();
    server.once('error', listening.reject);
    server.listen(port, host, listening.resolve);
    await listening.promise;
    this.server = server;
    addProcessMetrics(this.metrics.registry);
    this.stopWatching = watchEventLoop((seconds) => this.metrics.eventLoopLagged(seconds));
  }

  /** The last to stop: how the API drains can be seen until it has. */
  onApplicationShutdown(): void {
    this.stopWatching?.();
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    try {
      const text = await this.metrics.registry.metrics();
      response.writeHead(200, { 'Content-Type': this.metrics.registry.contentType }).end(text);
    } catch (err) {
      this.logger.error({ err }, 'metrics could not be read');
      response.writeHead(500).end();
    }
  }
}
