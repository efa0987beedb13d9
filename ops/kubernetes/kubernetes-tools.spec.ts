import { describe, expect, test } from 'bun:test';
import { join } from 'node:path';

const here = import.meta.dir;
const validator = Bun.which('kubernetes-validate');
const kubectl = Bun.which('kubectl');

/** Without the programs that know Kubernetes these are skipped, and the report says so. */
describe.each(['base', 'livekit', 'example'])('%s, by the tools of Kubernetes', (folder) => {
  test.skipIf(kubectl === null)('is put together', () => {
    expect(built(folder)).toContain('kind: Namespace');
  });

  test.skipIf(kubectl === null || validator === null)(
    'fits the schemas',
    async () => {
      const { exitCode, stdout, stderr } = Bun.spawnSync([validator ?? '', '--strict', '-'], {
        stdin: Buffer.from(built(folder)),
      });
      expect(`${exitCode} ${exitCode === 0 ? '' : stdout.toString() + stderr.toString()}`).toBe('0 ');
    },
    30_000,
  );
});

/** What would be applied. Throws when it cannot be put together. */
function built(folder: string): string {
  const { exitCode, stdout, stderr } = Bun.spawnSync([kubectl ?? '', 'kustomize', join(here, folder)]);
  if (exitCode !== 0) throw new Error(stderr.toString());
  return stdout.toString();
}
