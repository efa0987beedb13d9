import type { FaultRun } from '../fault-run.ts';
import { partStatus } from '../parts/api-health.ts';
import { withDeployment } from '../parts/deployment.ts';
import { killUnderLoad } from './kill-under-load.ts';

export const killApi: FaultRun = {
  name: 'kill-api',
  fault: 'The API is killed (`kill -9`) at random moments under load',
  requires: 'nothing acknowledged is lost or doubled; it is ready again within 5 s, LiveKit tries for 15',
  parts: '',
  cycles: 30,
  unit: 'kills',
  limitMinutes: 8,
  run: (settings) =>
    withDeployment({}, async (deployment) => {
      const [api] = deployment.apis;
      const { figures, load } = await killUnderLoad(deployment, api, {
        ...settings,
        isOutageSeen: async () => (await partStatus(api, 'database')) === undefined,
      });
      const unanswered = load.books.countOf((status) => status === 0);
      return [...figures, { what: 'token requests cut off', value: unanswered, least: 1 }];
    }),
};
