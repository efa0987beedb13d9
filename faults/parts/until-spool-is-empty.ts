import { until } from '../../apps/api/e2e/until.ts';
import { Spool } from '../../apps/api/src/spool/spool.ts';
import type { Deployment } from './deployment.ts';

const limitMs = 120_000;
const oneMegabyte = 1024 * 1024;

/** Resolves when nothing waits for the database any more; a busy machine may have had some of it wait. */
export async function untilSpoolIsEmpty({ env }: Pick<Deployment, 'env'>): Promise<void> {
  const spool = new Spool(env.SPOOL_DIRECTORY ?? '', oneMegabyte);
  try {
    await until(() => spool.isEmpty(), limitMs);
  } finally {
    spool.close();
  }
}
