import { readFileSync, truncateSync } from 'node:fs';

const headerBytes = 32;
const frameHeaderBytes = 24;

/**
 * Cuts some bytes off the end of the last frame of SQLite's write-ahead log, as a write that was under way when the power
 * went leaves it. Returns false when there is no frame.
 */
export function tearLastFrame(path: string, bytes: number): boolean {
  const end = endOfLastFrame(readFileSync(path));
  if (end === null) return false;
  truncateSync(path, end - bytes);
  return true;
}

/** Frames of an earlier round of the log, which is written from its beginning again, have other salts. Pure. */
export function endOfLastFrame(log: Buffer): number | null {
  if (log.length < headerBytes) return null;
  const frameBytes = frameHeaderBytes + log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  let end = headerBytes;
  while (end + frameBytes <= log.length && log.subarray(end + 8, end + 16).equals(salts)) end += frameBytes;
  return end === headerBytes ? null : end;
}
