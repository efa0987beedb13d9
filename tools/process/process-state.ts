import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** When a process started and what it runs: together they tell it from a later one with the same number. */
export type ProcessState = {
  readonly startedAt: string;
  /** Empty in the first moment, while the process is only becoming its program. */
  readonly command: string;
};

/** What runs under this process id, or undefined when nothing does or the platform does not tell. */
export function processState(pid: number): ProcessState | undefined {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

/** Whether the process still runs. One that ended and only waits to be collected does not. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return process.platform !== 'linux' || statFields(pid)?.[0] !== 'Z';
}

function fromProc(pid: number): ProcessState | undefined {
  const fields = statFields(pid);
  const startTicks = fields?.[19];
  if (!fields || fields[0] === 'Z' || startTicks === undefined) return undefined;
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { startedAt: `${boot} ${startTicks}`, command };
  } catch {
    return undefined;
  }
}

/** The fields of /proc/<pid>/stat from the third (state) on: the second may itself hold spaces and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): ProcessState | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=,command=', '-p', String(pid)], { encoding: 'utf8' });
  const line = stdout?.trim();
  // lstart is always 24 characters wide: "Sun Nov 23 00:28:01 2025".
  return line ? { startedAt: line.slice(0, 24), command: line.slice(24).trim() } : undefined;
}
