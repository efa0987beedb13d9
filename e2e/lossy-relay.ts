import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

/**
 * A UDP path to the SFU that can lose what it sends to a browser. Only RTP is lost: with its checks of the path (STUN), its
 * keys (DTLS) and its reports (RTCP) coming through, the browser stays on it and learns of the loss.
 */
export async function startLossyRelay(sfuUdpPort: number): Promise<LossyRelay> {
  const relay = createSocket('udp4');
  const toSfu = new Map<string, Socket>();
  let isLosing = false;
  let count = 0;
  const isLost = (packet: Buffer): boolean => isLosing && isRtp(packet) && ++count % 3 === 0;
  const upstreamOf = ({ address, port }: RemoteInfo): Socket => {
    const upstream = createSocket('udp4');
    upstream.on('message', (packet) => {
      if (!isLost(packet)) relay.send(packet, port, address);
    });
    toSfu.set(`${address}:${port}`, upstream);
    return upstream;
  };
  relay.on('message', (packet, browser) => {
    const upstream = toSfu.get(`${browser.address}:${browser.port}`) ?? upstreamOf(browser);
    upstream.send(packet, sfuUdpPort, '127.0.0.1');
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  relay.once('error', reject);
  relay.bind(0, '127.0.0.1', resolve);
  await promise;
  return {
    port: relay.address().port,
    packetsLost: () => Math.floor(count / 3),
    beginToLose: () => {
      isLosing = true;
    },
    stop() {
      for (const upstream of toSfu.values()) upstream.close();
      relay.close();
    },
  };
}

export type LossyRelay = {
  readonly port: number;
  /** From now on a third of what goes to browsers is lost. */
  beginToLose(): void;
  packetsLost(): number;
  stop(): void;
};

/** RTP and RTCP begin with their version, 2; the type in the second byte tells them apart (RFC 5761). */
function isRtp(packet: Buffer): boolean {
  const [first = 0, second = 0] = packet;
  return first >> 6 === 2 && (second < 192 || second > 223);
}

/**
 * Runs in the page before its own code: takes the relay's port for the SFU's, and keeps the browser's own addresses from the
 * SFU, which would try the straight way to them. Self-contained, for it is sent to the browser as text.
 */
export function goThroughRelay({ from, to }: { from: number; to: number }): void {
  const led = (text = ''): string => text.replaceAll(` 127.0.0.1 ${from} `, ` 127.0.0.1 ${to} `);
  const withoutAddresses = ({ type, sdp = '' }: RTCSessionDescriptionInit): RTCSessionDescriptionInit => ({
    type,
    sdp: sdp.replaceAll(/a=candidate:.*\r\n/g, ''),
  });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('icecandidate', (event) => event.stopImmediatePropagation());
      Object.assign(this, {
        createOffer: async (options?: RTCOfferOptions) => withoutAddresses(await super.createOffer(options)),
        createAnswer: async (options?: RTCAnswerOptions) =>
          withoutAddresses(await super.createAnswer(options)),
      });
    }
    override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      return super.setRemoteDescription({ type: description.type, sdp: led(description.sdp) });
    }
    override addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
      return super.addIceCandidate(candidate ? { ...candidate, candidate: led(candidate.candidate) } : null);
    }
  };
}
