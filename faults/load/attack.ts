import { connect, type Socket } from 'node:net';

/** What an attacker sends over one connection: bytes, and whether they come whole or one by one. */
export type Attack = {
  readonly name: string;
  readonly bytes: () => Buffer;
  /** Null: all at once; else so long after each byte the next. */
  readonly dripMs: number | null;
  /** The statuses it may be answered with; none: it need not be answered at all. */
  readonly allowed: readonly number[];
};

const deepest = 1900;

/** Every kind of abuse of the token endpoint. */
export const attacks: readonly Attack[] = [
  {
    name: 'headers that never end',
    dripMs: 500,
    allowed: [],
    bytes: () => Buffer.from(`${requestLine}X-Slow: `.padEnd(4000, 'a')),
  },
  {
    name: 'a body that never ends',
    dripMs: 500,
    allowed: [408],
    bytes: () => post(Buffer.alloc(4000, 0x20)),
  },
  { name: '1 MB', dripMs: null, allowed: [413], bytes: () => post(Buffer.alloc(1_000_000, 0x20)) },
  {
    name: 'deep JSON',
    dripMs: null,
    allowed: [400],
    bytes: () => post(Buffer.from(`{"participantName":${'['.repeat(deepest)}${']'.repeat(deepest)}}`)),
  },
  {
    name: 'no UTF-8',
    dripMs: null,
    allowed: [400],
    bytes: () => post(Buffer.from([0x22, 0xc3, 0x28, 0xff, 0x22])),
  },
  {
    name: 'half a JSON',
    dripMs: null,
    allowed: [400],
    bytes: () => post(Buffer.from('{"participantName":"An')),
  },
  {
    name: 'no HTTP',
    dripMs: null,
    allowed: [400],
    bytes: () => Buffer.from('\x16\x03\x01\x02\x00\x01\x00\r\n\r\n'),
  },
];

const requestLine = 'POST /auth/token HTTP/1.1\r\nHost: 127.0.0.1\r\n';
let callers = 0;

function post(body: Buffer): Buffer {
  callers += 1;
  const from = `X-Forwarded-For: 10.9.${(callers >> 8) & 255}.${callers & 255}\r\n`;
  const head = `${requestLine}${from}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

/** How an attack ended: with an answer, by the server without one, or only when the attacker had enough. */
export type AttackEnd = number | 'ended by the server' | 'outlasted';

/** Attacks once, for so long at the most. */
export function attack(port: number, { bytes, dripMs }: Attack, limitMs: number): Promise<AttackEnd> {
  const { promise, resolve } = Promise.withResolvers<AttackEnd>();
  const socket = connect({ port, host: '127.0.0.1' });
  let isOutlasted = false;
  const limit = setTimeout(() => {
    isOutlasted = true;
    socket.destroy();
  }, limitMs);
  let heard = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    heard += text;
    if (heard.includes('\r\n')) socket.destroy();
  });
  socket.on('error', () => socket.destroy());
  socket.once('connect', () => (dripMs === null ? socket.write(bytes()) : drip(socket, bytes(), dripMs)));
  socket.once('close', () => {
    clearTimeout(limit);
    const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(heard) ?? [];
    resolve(status === undefined ? (isOutlasted ? 'outlasted' : 'ended by the server') : Number(status));
  });
  return promise;
}

/** The head up to its last bytes at once, so that a connection is as old as it can be, then byte after byte. */
function drip(socket: Socket, bytes: Buffer, everyMs: number): void {
  let place = bytes.indexOf('\r\n\r\n') > 0 ? bytes.indexOf('\r\n\r\n') + 4 : requestLine.length;
  socket.write(bytes.subarray(0, place));
  const timer = setInterval(() => {
    if (socket.destroyed || place >= bytes.length) clearInterval(timer);
    else socket.write(bytes.subarray(place, ++place));
  }, everyMs);
}
