import { readFileSync } from 'node:fs';
import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { DelayLine } from './delay-line.ts';
import type { HoldingOrder } from './hold-packets.ts';
import { PacketQueues } from './packet-queues.ts';

/** It looks at least so often whether it is to end. */
const longestWaitMs = 20;

/** Blocks its thread: takes packets in, lets those go that have been held long enough, until it is told to stop. */
function hold({ queues: numbers, delay, stop }: HoldingOrder, onBegun: () => void): void {
  const queues = new PacketQueues(numbers);
  const lines = new Map(numbers.map((queue) => [queue, new DelayLine(delay, Math.random)]));
  const letGoUntil = (moment: number): void => {
    for (const [queue, line] of lines) for (const id of line.take(moment)) queues.letGo({ queue, id });
  };
  onBegun();
  while (Atomics.load(stop, 0) === 0) {
    const dueInMs = Math.min(...[...lines.values()].map(({ nextDueAt }) => nextDueAt)) - performance.now();
    queues.wait(Math.max(0, Math.min(longestWaitMs, Math.ceil(dueInMs))));
    const now = performance.now();
    for (const { queue, id } of queues.received()) lines.get(queue)?.put(id, now);
    letGoUntil(performance.now());
  }
  letGoUntil(Number.POSITIVE_INFINITY);
  const lost = lostInQueues();
  queues.close();
  if (lost > 0) throw new Error(`${lost} packets were lost, not held`);
}

/** Packets for which there was no room, in a queue or on the way to us: columns 6 and 7 of the kernel's table. */
function lostInQueues(): number {
  const rows = readFileSync('/proc/net/netfilter/nfnetlink_queue', 'utf8').trim().split('\n');
  return rows
    .map((row) => row.trim().split(/\s+/).map(Number))
    .reduce((sum, columns) => sum + (columns[5] ?? 0) + (columns[6] ?? 0), 0);
}

if (!isMainThread) hold(workerData as HoldingOrder, () => parentPort?.postMessage('begun'));
