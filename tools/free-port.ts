import { createServer } from 'node:net';

const given = new Set<number>();

/** A TCP port of 127.0.0.1 that was free a moment ago; each time another one, for the last may not be taken yet. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = await listenOnce(0);
    if (given.has(port)) continue;
    given.add(port);
    return port;
  }
}

/** Whether a listener on 127.0.0.1 could take this TCP port now. */
export async function isPortFree(port: number): Promise<boolean> {
  try {
    await listenOnce(port);
    return true;
  } catch {
    return false;
  }
}

function listenOnce(port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const server = createServer();
  server.once('error', reject);
  server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
    const address = server.address();
    server.close(() =>
      typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no TCP address')),
    );
  });
  return promise;
}
