import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The processes that came from this one, children before grandchildren. Empty where the platform does not tell. */
export function descendantsOf(pid: number): number[] {
  const parents = process.platform === 'linux' ? parentsFromProc() : parentsFromPs();
  const found = [pid];
  // The list grows while it is walked: each round adds the children of the next one in it.
  for (const ancestor of found) {
    for (const [child, parent] of parents) if (parent === ancestor) found.push(child);
  }
  return found.slice(1);
}

/** Ends (SIGKILL) whatever still runs below this process. */
export function killDescendants(pid: number): void {
  for (const descendant of descendantsOf(pid).reverse()) {
    try {
      process.kill(descendant, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

function parentsFromProc(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      // The name in brackets may hold anything; after it come the state and the parent.
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended by itself in the meantime.
    }
  }
  return parents;
}

function parentsFromPs(): Map<number, number> {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = (stdout ?? '').trim().split('\n');
  return new Map(
    rows.map((row) => {
      const [pid, parent] = row.trim().split(/\s+/).map(Number);
      return [pid ?? 0, parent ?? 0];
    }),
  );
}
