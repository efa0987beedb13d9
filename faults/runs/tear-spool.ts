import { join } from 'node:path';
import type { FaultRun } from '../fault-run.ts';
import { addressOf, askForToken } from '../load/ask-for-token.ts';
import { untilPart } from '../parts/api-health.ts';
import { withDeployment } from '../parts/deployment.ts';
import { readLog, settledAudit } from '../parts/settled-audit.ts';
import { tearLastFrame } from '../parts/tear-last-frame.ts';

const tokensEach = 20;
const mostBytes = 4000;

export const tearSpool: FaultRun = {
  name: 'tear-spool',
  fault: 'The API is killed with a full spool, and the last record on the disk is torn at a random byte',
  requires: 'the torn record is skipped, all before it are replayed, and the spool takes new ones',
  parts: '',
  cycles: 10,
  unit: 'times',
  limitMinutes: 6,
  run: ({ cycles, report }) =>
    withDeployment({}, async (deployment) => {
      const [api] = deployment.apis;
      const tokens: string[] = [];
      const last: string[] = [];
      let callers = 0;
      let torn = 0;
      for (let cycle = 0; cycle < cycles; cycle += 1) {
        await untilPart(api, 'database', 'up');
        await deployment.postgres.kill();
        // One after the other, so that each is a record of its own.
        for (let count = 0; count < tokensEach; count += 1) {
          callers += 1;
          const { identity } = await askForToken({ apiUrl: api.running.url, address: addressOf(callers) });
          if (identity !== null) (count === tokensEach - 1 ? last : tokens).push(identity);
        }
        await api.kill();
        const log = join(deployment.directory, 'spool', 'spool.sqlite-wal');
        if (tearLastFrame(log, 1 + Math.floor(Math.random() * mostBytes))) torn += 1;
        await api.revive();
        await deployment.postgres.revive();
        await untilPart(api, 'database', 'up');
        report(`${cycle + 1} times, ${tokens.length + last.length} tokens`);
      }
      const promises = { tokens, histories: [], brokenOff: [], webhooks: [] };
      const { tokensWithoutRow, rowsDoubled } = await settledAudit(deployment, promises);
      const { rows } = await readLog(deployment);
      const known = new Set(rows.map(({ identity }) => identity));
      return [
        { what: 'records torn', value: torn, least: cycles },
        { what: 'gone with it', value: last.filter((identity) => !known.has(identity)).length, least: 1 },
        { what: 'tokens taken before them', value: tokens.length, least: cycles * (tokensEach - 1) },
        { what: 'of them without a row', value: tokensWithoutRow, most: 0 },
        { what: 'rows doubled', value: rowsDoubled, most: 0 },
      ];
    }),
};
