import { Readiness } from '@livemeet/shared-types';
import type { Api } from '../../../tools/api.ts';
import type { LivekitServer } from '../../../tools/livekit-server.ts';
import { until } from './until.ts';

/** Does the work while the SFU is frozen: its ports are open and nothing answers. An API is the witness that it is so. */
export async function whileSfuIsFrozen<Result>(
  livekit: LivekitServer,
  witness: Api,
  work: () => Promise<Result>,
): Promise<Result> {
  process.kill(livekit.pid, 'SIGSTOP');
  try {
    await until(async () => (await sfuStatus(witness)) === 'down');
    return await work();
  } finally {
    process.kill(livekit.pid, 'SIGCONT');
  }
}

async function sfuStatus(api: Api): Promise<string> {
  return Readiness.parse(await (await fetch(`${api.url}/health/ready`)).json()).parts.sfu.status;
}
