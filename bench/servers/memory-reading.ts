import { readFile } from 'node:fs/promises';

/** What a program held at a moment (Unix milliseconds). */
export type MemoryReading = {
  readonly at: number;
  /** The memory of the machine that is taken by it alone or with others. */
  readonly residentMegabytes: number;
  /** What the engine's collector has in its care, with what it has not looked at yet. */
  readonly heapMegabytes: number;
};

/** Those a program has written so far, oldest first. */
export async function memoryReadings(memoryLog: string): Promise<MemoryReading[]> {
  const text = await readFile(memoryLog, 'utf8');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
