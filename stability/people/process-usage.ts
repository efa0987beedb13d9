import { readFileSync } from 'node:fs';
import { descendantsOf } from '../../tools/process/descendants.ts';

/** What a process and all below it, also what has ended there, have used and hold. Shared pages of memory count in part, as the kernel divides them. */
export type Usage = { readonly at: number; readonly cpuMs: number; readonly megabytes: number };

/** The kernel's clock for process times (USER_HZ) ticks a hundred times a second on every Linux. */
const tickMs = 10;

export function usageOf(pid: number): Usage {
  const all = [pid, ...descendantsOf(pid)];
  return {
    at: performance.now(),
    cpuMs: all.reduce((sum, each) => sum + cpuTicks(each) * tickMs, 0),
    megabytes: all.reduce((sum, each) => sum + proportionalKilobytes(each), 0) / 1024,
  };
}

/** Of one core, in per cent, between two looks. */
export function corePercent(before: Usage, after: Usage): number {
  return (100 * (after.cpuMs - before.cpuMs)) / (after.at - before.at);
}

function cpuTicks(pid: number): number {
  const stat = readProc(pid, 'stat');
  // The name in brackets may hold anything; after it come, as the 12th to 15th field, the user's and the system's time of the
  // process, and of those children of it that have ended: a process that ends would else take what it used along.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0);
}

function proportionalKilobytes(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(readProc(pid, 'smaps_rollup'))?.[1] ?? 0);
}

/** Empty for a process that has gone meanwhile. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
