import { closeSync, openSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../apps/api/e2e/until.ts';
import type { FaultRun } from '../fault-run.ts';
import { Load } from '../load/load.ts';
import { untilPart } from '../parts/api-health.ts';
import { withDeployment } from '../parts/deployment.ts';
import { auditFigures, settledAudit } from '../parts/settled-audit.ts';
import { mountSmallDisk } from '../parts/small-disk.ts';

const diskMegabytes = 2;
const refusalsToSee = 100;
const fillLimitMs = 90_000;

export const fillSpoolDisk: FaultRun = {
  name: 'fill-spool-disk',
  fault: `PostgreSQL is away until a spool of 1 MB is full, on a disk of ${diskMegabytes} MB that other things have filled up`,
  requires:
    'beyond that 503, never another fault; what was taken is not lost, and all goes on once there is room',
  parts: '',
  cycles: 3,
  unit: 'times',
  limitMinutes: 10,
  run: async ({ cycles, report }) => {
    const folder = join(tmpdir(), `livemeet-spool-disk-${process.pid}`);
    const disk = mountSmallDisk(folder, diskMegabytes);
    report(
      disk.isMounted ? `a tmpfs of ${diskMegabytes} MB` : 'no mount permitted: only the setting limits it',
    );
    const env = { SPOOL_DIRECTORY: folder, SPOOL_MAX_MEGABYTES: '1' };
    try {
      return await withDeployment({ env }, async (deployment) => {
        const ballast = disk.isMounted ? fillUp(folder) : 0;
        const load = new Load(deployment, { tokensPerSecond: 120, tellers: 0 });
        const refusals = () => load.books.countOf((status) => status === 503);
        let spooled = 0;
        for (let cycle = 0; cycle < cycles; cycle += 1) {
          const [issuedBefore, refusedBefore] = [load.books.issued, refusals()];
          await deployment.postgres.kill();
          await until(() => refusals() >= refusedBefore + refusalsToSee, fillLimitMs);
          spooled += load.books.issued - issuedBefore;
          await deployment.postgres.revive();
          await untilPart(deployment.apis[0], 'database', 'up');
          const issuedAtReturn = load.books.issued;
          await until(() => load.books.issued > issuedAtReturn + refusalsToSee, fillLimitMs);
          report(`full after ${load.books.issued - issuedBefore} tokens, and well again`);
        }
        const books = await load.stop();
        report(`answered with ${books.statuses}`);
        const otherwise = books.countOf((status) => status !== 201 && status !== 503);
        return [
          ...(disk.isMounted
            ? [{ what: 'bytes of other things on the disk', value: ballast, least: 1 }]
            : []),
          { what: 'tokens taken while PostgreSQL was away', value: spooled, least: cycles * refusalsToSee },
          { what: 'then refused with 503', value: refusals(), least: cycles * refusalsToSee },
          { what: 'answered otherwise', value: otherwise, most: 0 },
          ...auditFigures(await settledAudit(deployment, books), books),
        ];
      });
    } finally {
      disk.unmount();
    }
  },
};

/** Writes beside the spool until nothing more fits; how many bytes that were. */
function fillUp(folder: string): number {
  const file = openSync(join(folder, 'ballast'), 'w');
  const block = Buffer.alloc(4096);
  let written = 0;
  try {
    for (;;) written += writeSync(file, block);
  } catch {
    return written;
  } finally {
    closeSync(file);
  }
}
