import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere } from '../process/kept-file.ts';
import { isProcessAlive, processState } from '../process/process-state.ts';

/** What a running server says of itself in its data directory. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly isReady: boolean };

/**
 * The server that runs on this data directory now, or undefined. A file left behind by a server that was
 * killed is removed when its process id belongs to something else today: PostgreSQL would refuse to start.
 */
export async function livePostmaster(data: string): Promise<Postmaster | undefined> {
  const file = join(data, 'postmaster.pid');
  const text = await readIfThere(file);
  const postmaster = text === undefined ? undefined : parsePostmaster(text);
  if (!postmaster || !isProcessAlive(postmaster.pid)) return undefined;
  const command = processState(postmaster.pid)?.command;
  if (!command || /(^|\/)postgres(\.exe)?( |$)/.test(command)) return postmaster;
  await rm(file, { force: true });
  return undefined;
}

/** Reads `postmaster.pid`: one fact a line, filled in as the server comes up. Pure. */
export function parsePostmaster(text: string): Postmaster | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]) || 0, isReady: lines[7]?.trim() === 'ready' };
}
