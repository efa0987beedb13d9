import { dlopen, ptr } from 'bun:ffi';
import {
  acceptMessage,
  bindMessage,
  type QueuedPacket,
  readMessages,
  settingsMessage,
} from './queue-message.ts';

/** The numbers are Linux's own, from its headers. */
const netlink = { family: 16, rawAndCloseOnExec: 3 | 0o2000000, netfilter: 12 };
const receiveBuffer = { level: 1, name: 33, bytes: 8 << 20 };
const doNotWait = 0x40;
const mostWaiting = 8192;

const declarations = {
  socket: { args: ['i32', 'i32', 'i32'], returns: 'i32' },
  setsockopt: { args: ['i32', 'i32', 'i32', 'ptr', 'u32'], returns: 'i32' },
  bind: { args: ['i32', 'ptr', 'u32'], returns: 'i32' },
  poll: { args: ['ptr', 'u64', 'i32'], returns: 'i32' },
  send: { args: ['i32', 'ptr', 'u64', 'i32'], returns: 'i64' },
  recv: { args: ['i32', 'ptr', 'u64', 'i32'], returns: 'i64' },
  close: { args: ['i32'], returns: 'i32' },
} as const;

/** Queues in which the kernel keeps the packets that `iptables --jump NFQUEUE` hands over, until each is let go. */
export class PacketQueues {
  readonly #system = dlopen('libc.so.6', declarations).symbols;
  readonly #socket: number;
  readonly #buffer = new Uint8Array(1 << 16);

  /** Takes them; from now on whoever holds this decides. Throws where the kernel has none. */
  constructor(queues: readonly number[]) {
    this.#socket = this.#system.socket(netlink.family, netlink.rawAndCloseOnExec, netlink.netfilter);
    if (this.#socket < 0) throw new Error('this kernel hands no packets over');
    const room = new Int32Array([receiveBuffer.bytes]);
    this.#system.setsockopt(this.#socket, receiveBuffer.level, receiveBuffer.name, ptr(room), 4);
    const address = new Uint16Array(6);
    address[0] = netlink.family;
    if (this.#system.bind(this.#socket, ptr(address), address.byteLength) !== 0) this.#refused('bind');
    for (const queue of queues) {
      this.#ask(bindMessage(queue));
      this.#ask(settingsMessage(queue, mostWaiting));
    }
  }

  /** Blocks until a packet has come, but at most so long. */
  wait(milliseconds: number): void {
    const hasData = 1;
    const descriptor = new Int32Array([this.#socket, hasData]);
    this.#system.poll(ptr(descriptor), 1, milliseconds);
  }

  /** The packets that have come since it was last asked. */
  received(): QueuedPacket[] {
    const all: QueuedPacket[] = [];
    for (;;) {
      const length = Number(
        this.#system.recv(this.#socket, ptr(this.#buffer), this.#buffer.length, doNotWait),
      );
      if (length <= 0) return all;
      all.push(...readMessages(this.#buffer.subarray(0, length)).packets);
    }
  }

  letGo(packet: QueuedPacket): void {
    this.#send(acceptMessage(packet));
  }

  close(): void {
    this.#system.close(this.#socket);
  }

  #ask(message: Uint8Array): void {
    this.#send(message);
    this.wait(1000);
    const length = Number(this.#system.recv(this.#socket, ptr(this.#buffer), this.#buffer.length, doNotWait));
    const { answers } = readMessages(this.#buffer.subarray(0, Math.max(0, length)));
    if (answers[0] !== 0) this.#refused(`error ${answers[0] ?? 'unknown'}`);
  }

  #send(message: Uint8Array): void {
    if (Number(this.#system.send(this.#socket, ptr(message), message.length, 0)) !== message.length)
      this.#refused('send');
  }

  #refused(what: string): never {
    this.close();
    throw new Error(`this kernel hands no packets over (${what})`);
  }
}
