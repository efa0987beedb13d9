import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { shortest, tcpRoundTrip, udpRoundTrip } from '../link/round-trip.ts';
import { impair } from './own-network.ts';

/** Round trips in milliseconds, before, during and after a delay, of a port that is delayed; and during it of one that is not. */
export type TriedDelay = Record<'tcp' | 'udp', { before: number; during: number; after: number }> & {
  readonly elsewhere: number;
};

/** Only in a network of its own: holds packets 100 ms each way and looks how long they take. */
async function tryDelay(): Promise<TriedDelay> {
  const ports = { tcp: await listen(), elsewhere: await listen(), udp: await echo() };
  const look = async () => ({
    tcp: await shortest(() => tcpRoundTrip(ports.tcp)),
    udp: await shortest(() => udpRoundTrip(ports.udp)),
  });
  const before = await look();
  const end = await impair(
    { kind: 'delay', delay: { oneWayMs: 100, jitterMs: 0 }, lossShare: 0 },
    { sfuUdp: ports.udp, tcp: [ports.tcp] },
  );
  const during = await look();
  const elsewhere = await shortest(() => tcpRoundTrip(ports.elsewhere));
  await end();
  const after = await look();
  const of = (kind: 'tcp' | 'udp') => ({ before: before[kind], during: during[kind], after: after[kind] });
  return { tcp: of('tcp'), udp: of('udp'), elsewhere };
}

async function listen(): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => socket.destroy()));
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return address.port;
}

async function echo(): Promise<number> {
  const socket = createSocket('udp4');
  socket.on('message', (packet, { port, address }) => socket.send(packet, port, address));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return socket.address().port;
}

if (import.meta.main) {
  console.log(JSON.stringify(await tryDelay()));
  process.exit(0);
}
