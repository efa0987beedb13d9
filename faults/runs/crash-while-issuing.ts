import type { FaultRun } from '../fault-run.ts';
import { addressOf, askForToken } from '../load/ask-for-token.ts';
import { untilPart } from '../parts/api-health.ts';
import { withDeployment } from '../parts/deployment.ts';
import { readLog, settledAudit } from '../parts/settled-audit.ts';

const requestsAtOnce = 6;
/** The kill comes within this times what the handful before took: while the requests are under way, or just after. */
const windowTimes = 1.3;

export const crashWhileIssuing: FaultRun = {
  name: 'crash-while-issuing',
  fault: 'The API is killed (`kill -9`) at random microseconds while it issues tokens',
  requires: 'each token that came out has its row: the row is committed first',
  parts: '',
  cycles: 200,
  unit: 'kills',
  limitMinutes: 10,
  run: ({ cycles, report }) =>
    withDeployment({}, async (deployment) => {
      const [api] = deployment.apis;
      const issued: string[] = [];
      let cutOff = 0;
      let halfCut = 0;
      let callers = 0;
      for (let cycle = 1; cycle <= cycles; cycle += 1) {
        await untilPart(api, 'database', 'up');
        const question = () => ({ apiUrl: api.running.url, address: addressOf(++callers) });
        const handful = () =>
          Promise.all(Array.from({ length: requestsAtOnce }, () => askForToken(question())));
        const warm = await handful();
        const since = performance.now();
        const before = await handful();
        const windowMs = (performance.now() - since) * windowTimes;
        const asked = handful();
        const killAt = performance.now() + Math.random() * windowMs;
        while (performance.now() < killAt) await new Promise(setImmediate);
        await api.kill();
        const answers = await asked;
        issued.push(...[...warm, ...before, ...answers].flatMap(({ identity }) => identity ?? []));
        const unanswered = answers.filter(({ status }) => status === 0).length;
        cutOff += unanswered;
        if (unanswered > 0 && unanswered < requestsAtOnce) halfCut += 1;
        await api.revive();
        if (cycle % 25 === 0) report(`${cycle} kills, ${issued.length} tokens, ${cutOff} cut off`);
      }
      await untilPart(api, 'database', 'up');
      const promises = { tokens: issued, histories: [], brokenOff: [], webhooks: [] };
      const { tokensWithoutRow, rowsDoubled } = await settledAudit(deployment, promises);
      const { rows } = await readLog(deployment);
      const known = new Set(issued);
      return [
        { what: 'tokens came out', value: issued.length, least: cycles },
        { what: 'requests cut off', value: cutOff, least: 1 },
        { what: 'kills between the answers of a handful', value: halfCut, least: 1 },
        {
          what: 'rows whose token never came out',
          value: rows.filter((row) => !known.has(row.identity)).length,
        },
        { what: 'tokens without a row', value: tokensWithoutRow, most: 0 },
        { what: 'rows doubled', value: rowsDoubled, most: 0 },
      ];
    }),
};
