import { createSocket } from 'node:dgram';
import { createServer, type Socket } from 'node:net';

/**
 * ICE over TCP in front of an SFU that has none: LiveKit's own TCP port listens on every address of the machine, and a
 * test listens on 127.0.0.1 alone. Packets come framed by their length (RFC 4571) and go on to the SFU's UDP port, one
 * UDP socket a connection, so the browser's side is TCP as it is on the internet and the SFU is the real one.
 */
export async function startTcpRelay(udpPort: number): Promise<TcpRelay> {
  let carried = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    const udp = createSocket('udp4');
    let pending = Buffer.alloc(0);
    socket.on('data', (data: Buffer) => {
      pending = Buffer.concat([pending, data]);
      while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
        const end = 2 + pending.readUInt16BE(0);
        udp.send(pending.subarray(2, end), udpPort, '127.0.0.1');
        carried++;
        pending = pending.subarray(end);
      }
    });
    udp.on('message', (packet) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(packet.length);
      if (!socket.destroyed) socket.write(Buffer.concat([length, packet]));
    });
    socket.on('error', () => socket.destroy()); // a browser that goes away need not say goodbye
    socket.once('close', () => {
      open.delete(socket);
      udp.close();
    });
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ port: 0, host: '127.0.0.1' }, resolve);
  await promise;
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no TCP address');
  return {
    port: address.port,
    packetsCarried: () => carried,
    async stop() {
      for (const socket of open) socket.destroy();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    },
  };
}

export type TcpRelay = {
  readonly port: number;
  /** From browsers to the SFU. */
  packetsCarried(): number;
  stop(): Promise<void>;
};

/**
 * Runs in the page before its own code: whatever the SFU offers, this port of 127.0.0.1 is offered too, as an SFU with
 * a TCP port would. Self-contained, for it is sent to the browser as text.
 */
export function offerTcp(port: number): void {
  window.RTCPeerConnection = class extends RTCPeerConnection {
    override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      await super.setRemoteDescription(description);
      await this.addIceCandidate({
        candidate: `candidate:7 1 tcp 1518280447 127.0.0.1 ${port} typ host tcptype passive`,
        sdpMLineIndex: 0,
      });
    }
  };
}
