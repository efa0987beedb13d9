import { usageOf } from '../../stability/people/process-usage.ts';
import { putLoad } from '../load/put-load.ts';
import { tokenOrder } from './token-order.ts';

/** Processor time of one request, user's and system's, over all cores: microseconds. */
export type Cost = { readonly server: number; readonly postgres: number };

const seconds = 3;

/** Loads a server for some seconds and divides what it and PostgreSQL used by the tokens it gave out. */
export async function costOf(
  node: string,
  { url, pid }: { readonly url: string; readonly pid: number },
  postgresPid: number,
): Promise<Cost> {
  const look = () => ({ server: usageOf(pid).cpuMs, postgres: usageOf(postgresPid).cpuMs });
  const before = look();
  const load = { ...tokenOrder, url: `${url}/auth/token`, warmUpSeconds: 0, seconds };
  const { answered, failed } = await putLoad(node, load);
  if (failed > 0) throw new Error(`${failed} requests of ${failed + answered} were not answered with 2xx`);
  const after = look();
  const microsecondsEach = (cpuMs: number) => (cpuMs * 1000) / answered;
  return {
    server: microsecondsEach(after.server - before.server),
    postgres: microsecondsEach(after.postgres - before.postgres),
  };
}
