/**
 * What a program and the kernel say to each other about packets the firewall hands over (netlink, `linux/netfilter/nfnetlink_queue.h`).
 * The frame is in the machine's own byte order, taken to be little-endian as on x86-64 and ARM; what is inside comes big-endian.
 */
const headerBytes = 20;
const isRequest = 1;
const wantsAnswer = 4;
const subsystem = 3 << 8;
const types = { packet: subsystem, verdict: subsystem | 1, configuration: subsystem | 2, error: 2 };

/** One packet, waiting in one of the kernel's queues. */
export type QueuedPacket = { readonly queue: number; readonly id: number };

/** Makes the sender the one who decides about the packets of a queue. Answered. Pure. */
export function bindMessage(queue: number): Uint8Array {
  const bind = 1;
  return message(types.configuration, queue, isRequest | wantsAnswer, [[1, [bind, 0, 0, 0]]]);
}

/**
 * Of each packet only its number is told, so what is in it stays in the kernel; large ones are not cut up, and so many
 * may wait. Answered. Pure.
 */
export function settingsMessage(queue: number, mostWaiting: number): Uint8Array {
  const copyNothing = [0, 0, 0, 0, 1];
  const inOnePiece = bigEndian(4);
  return message(types.configuration, queue, isRequest | wantsAnswer, [
    [2, copyNothing],
    [3, bigEndian(mostWaiting)],
    [4, inOnePiece],
    [5, inOnePiece],
  ]);
}

/** Lets a packet go on its way. Not answered. Pure. */
export function acceptMessage({ queue, id }: QueuedPacket): Uint8Array {
  return message(types.verdict, queue, isRequest, [[2, [...bigEndian(1), ...bigEndian(id)]]]);
}

/** What the kernel said in one go: packets that wait from now on, and answers, each 0 or an error's number. Pure. */
export function readMessages(bytes: Uint8Array): { packets: QueuedPacket[]; answers: number[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const packets: QueuedPacket[] = [];
  const answers: number[] = [];
  for (let at = 0; at + headerBytes <= bytes.length; at += padded(view.getUint32(at, true))) {
    const end = at + view.getUint32(at, true);
    const type = view.getUint16(at + 4, true);
    if (type === types.error) answers.push(Math.abs(view.getInt32(at + 16, true)));
    if (type !== types.packet) continue;
    const queue = view.getUint16(at + 18, false);
    for (let part = at + headerBytes; part < end; part += padded(view.getUint16(part, true)))
      if (view.getUint16(part + 2, true) === 1) packets.push({ queue, id: view.getUint32(part + 4, false) });
  }
  return { packets, answers };
}

type Attribute = readonly [type: number, body: readonly number[]];

function message(type: number, queue: number, flags: number, attributes: readonly Attribute[]): Uint8Array {
  const length = attributes.reduce((sum, [, body]) => sum + padded(4 + body.length), headerBytes);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, length, true);
  view.setUint16(4, type, true);
  view.setUint16(6, flags, true);
  view.setUint16(18, queue, false);
  let at = headerBytes;
  for (const [attribute, body] of attributes) {
    view.setUint16(at, 4 + body.length, true);
    view.setUint16(at + 2, attribute, true);
    bytes.set(body, at + 4);
    at += padded(4 + body.length);
  }
  return bytes;
}

function bigEndian(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
