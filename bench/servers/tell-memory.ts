import { heapStats } from 'bun:jsc';
import { appendFileSync } from 'node:fs';
import type { MemoryReading } from './memory-reading.ts';

// Loaded before a program whose memory is watched: adds a line to a file every ten seconds, and keeps nobody alive.
// Bun's stand-in for V8's figures of the heap is not asked: the engine's own are true.
const path = process.env.MEMORY_LOG;
if (path === undefined) throw new Error('MEMORY_LOG is missing');
const everyMs = 10_000;

setInterval(() => {
  const reading: MemoryReading = {
    at: Date.now(),
    residentMegabytes: process.memoryUsage.rss() / 2 ** 20,
    heapMegabytes: heapStats().heapSize / 2 ** 20,
  };
  appendFileSync(path, `${JSON.stringify(reading)}\n`);
}, everyMs).unref();
