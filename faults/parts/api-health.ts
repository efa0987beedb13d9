import { until } from '../../apps/api/e2e/until.ts';
import type { Api } from '../../tools/api.ts';
import type { MortalPart } from './mortal-part.ts';

type Part = 'database' | 'redis' | 'sfu' | 'spool';

/** How a part stands in an API's own word; undefined when it does not tell. */
export async function partStatus({ running }: MortalPart<Api>, part: Part): Promise<string | undefined> {
  const answer = await fetch(`${running.url}/health/ready`, { signal: AbortSignal.timeout(5_000) })
    .then((response) => response.json())
    .catch(() => ({}));
  return Object(Object(Object(answer).parts)[part]).status;
}

/** Resolves when the API says that the part is up, or down. */
export async function untilPart(
  api: MortalPart<Api>,
  part: Part,
  status: 'up' | 'down',
  limitMs = 30_000,
): Promise<void> {
  await until(async () => (await partStatus(api, part)) === status, limitMs);
}

/** Its processes' memory, in bytes; Linux only, NaN elsewhere. */
export async function residentMemory({ running }: MortalPart<Api>): Promise<number> {
  const status = await Bun.file(`/proc/${running.pid}/status`)
    .text()
    .catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) * 1024;
}
