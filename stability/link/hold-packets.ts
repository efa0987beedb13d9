import { Worker } from 'node:worker_threads';
import type { Delay } from './delay-line.ts';

/** What the thread that holds the packets is told; a value other than 0 in `stop` ends it. */
export type HoldingOrder = {
  readonly queues: readonly number[];
  readonly delay: Delay;
  readonly stop: Int32Array<SharedArrayBuffer>;
};

/**
 * Holds every packet the firewall hands to these queues of the kernel for the delay, in a thread of its own, for the run is
 * busy at times. Each queue is one direction. The answer ends it and lets go what is held. Throws where the kernel cannot.
 */
export async function holdPackets(queues: readonly number[], delay: Delay): Promise<() => Promise<void>> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const order: HoldingOrder = { queues, delay, stop };
  const worker = new Worker(new URL('./holding-thread.ts', import.meta.url), { workerData: order });
  const ended = new Promise<Error | null>((resolve) => {
    worker.once('error', resolve);
    worker.once('exit', () => resolve(null));
  });
  const begun = new Promise<null>((resolve) => worker.once('message', () => resolve(null)));
  const failure = await Promise.race([begun, ended.then((error) => error ?? new Error('It ended at once.'))]);
  if (failure !== null) throw failure;
  return async () => {
    Atomics.store(stop, 0, 1);
    const failure = await ended;
    if (failure !== null) throw new Error('Packets were not held to the end.', { cause: failure });
  };
}
