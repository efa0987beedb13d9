import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder, which is removed when `endings` are gone through: after what was put there later has ended. */
export async function ownFolder(endings: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'livemeet-bench-'));
  endings.defer(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Has a part stopped when `endings` are gone through. */
export function ended<Part extends { stop(): Promise<void> }>(
  endings: AsyncDisposableStack,
  part: Part,
): Part {
  return endings.adopt(part, (started) => started.stop());
}
