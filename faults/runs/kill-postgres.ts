import type { FaultRun } from '../fault-run.ts';
import { partStatus } from '../parts/api-health.ts';
import { withDeployment } from '../parts/deployment.ts';
import { killUnderLoad } from './kill-under-load.ts';

export const killPostgres: FaultRun = {
  name: 'kill-postgres',
  fault: 'PostgreSQL and all its processes are killed (`kill -9`) at random moments under load',
  requires: 'tokens are issued all the same; nothing acknowledged is lost or doubled',
  parts: '',
  cycles: 30,
  unit: 'kills',
  limitMinutes: 8,
  run: (settings) =>
    withDeployment({}, async (deployment) => {
      const { figures, load } = await killUnderLoad(deployment, deployment.postgres, {
        ...settings,
        isOutageSeen: async () => (await partStatus(deployment.apis[0], 'database')) === 'down',
      });
      const refused = load.books.countOf((status) => status !== 201);
      return [...figures, { what: 'token requests refused', value: refused, most: 0 }];
    }),
};
