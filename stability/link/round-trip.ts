import { createSocket } from 'node:dgram';
import { connect } from 'node:net';

const limitMs = 5000;
const looks = 5;

/** How long a TCP connection to a port of 127.0.0.1 takes to be made: one round trip. In milliseconds; throws after 5 s. */
export async function tcpRoundTrip(port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const since = performance.now();
  const socket = connect({ port, host: '127.0.0.1', timeout: limitMs });
  socket.once('connect', resolve);
  socket.once('error', reject);
  socket.once('timeout', () => reject(new Error(`No connection to ${port} in ${limitMs / 1000} s.`)));
  try {
    await promise;
    return performance.now() - since;
  } finally {
    socket.destroy();
  }
}

/** How long an echo takes to come back from a UDP port of 127.0.0.1. In milliseconds; throws after 5 s. */
export async function udpRoundTrip(port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const socket = createSocket('udp4');
  socket.once('message', () => resolve());
  socket.once('error', reject);
  const limit = setTimeout(() => reject(new Error(`No echo from ${port} in ${limitMs / 1000} s.`)), limitMs);
  const since = performance.now();
  socket.send('echo', port, '127.0.0.1');
  try {
    await promise;
    return performance.now() - since;
  } finally {
    clearTimeout(limit);
    socket.close();
  }
}

/** The shortest of five: a busy machine makes one longer, nothing makes one shorter. */
export async function shortest(roundTrip: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < looks; look += 1) least = Math.min(least, await roundTrip());
  return least;
}
