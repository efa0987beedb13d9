import { connect } from 'node:net';
import { freePort, isPortFree } from '../free-port.ts';
import { MissingPart } from '../missing-part.ts';

const CONNECT_LIMIT_MS = 3_000;

/** Refuses when a port we were told to use is taken. `variable` is what sets it. */
export async function requirePort(port: number, part: string, variable: string): Promise<void> {
  if (await isPortFree(port)) return;
  throw new MissingPart(
    `Port ${port} for the ${part} is in use: stop the program that holds it, or choose another with ${variable}, as in ${variable}=${port + 1} bun dev.`,
  );
}

/** The usual port when it is free, otherwise any. */
export async function choosePort(usual: number): Promise<number> {
  return (await isPortFree(usual)) ? usual : freePort();
}

/** Refuses when nothing takes connections at an address that a variable gave. */
export async function requireServer(url: string, part: string, variable: string): Promise<void> {
  const { hostname, host, port, protocol } = new URL(url);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: hostname, port: Number(port) || defaultPort(protocol) }, () =>
    resolve(true),
  );
  socket.setTimeout(CONNECT_LIMIT_MS, () => resolve(false));
  socket.once('error', () => resolve(false));
  const isThere = await promise.finally(() => socket.destroy());
  if (isThere) return;
  throw new MissingPart(
    `No ${part} takes connections at ${host}, which ${variable} names: start it, or leave ${variable} out.`,
  );
}

function defaultPort(protocol: string): number {
  const ports: Record<string, number> = {
    'postgres:': 5432,
    'postgresql:': 5432,
    'redis:': 6379,
    'ws:': 80,
    'http:': 80,
  };
  return ports[protocol] ?? 443;
}
