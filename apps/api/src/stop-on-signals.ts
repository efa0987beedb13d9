import type { Server, ServerResponse } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** Who stops the API waits 2 s for it; the rest of them is for the process to end. */
const longestStopMs = 1800;

/**
 * On SIGTERM or SIGINT: take no new request, finish those under way, let go of database and Redis, exit 0. When that
 * takes longer than {@link longestStopMs}, exit 1.
 */
export function stopOnSignals(app: NestExpressApplication): void {
  const server: Server = app.getHttpServer();
  const drained = drainOnDemand(server);
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), longestStopMs);
    await drained();
    await app.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
}

/**
 * Counts the requests under way. What comes back closes the server to new ones, resolves when the last has its answer,
 * and then cuts the connections that browsers and proxies keep open for a next request.
 */
function drainOnDemand(server: Server): () => Promise<void> {
  const drained = Promise.withResolvers<void>();
  let underWay = 0;
  let isDraining = false;
  const settle = (): void => {
    if (isDraining && underWay === 0) drained.resolve();
  };
  server.prependListener('request', (_request, response: ServerResponse) => {
    underWay += 1;
    if (isDraining) response.setHeader('Connection', 'close');
    response.once('close', () => {
      underWay -= 1;
      settle();
    });
  });
  return async () => {
    isDraining = true;
    server.close();
    settle();
    await drained.promise;
    server.closeAllConnections();
  };
}
