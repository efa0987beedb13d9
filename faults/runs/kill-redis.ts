import type { FaultRun } from '../fault-run.ts';
import { addressOf, askForToken, type TokenAnswer } from '../load/ask-for-token.ts';
import { offer } from '../load/offer.ts';
import { partStatus, untilPart } from '../parts/api-health.ts';
import { withDeployment } from '../parts/deployment.ts';

/** What all callers get from one process in a second while Redis is away: half of TOKENS_PER_SECOND. */
const mostPerSecondAlone = 100;
const perSecond = 500;
const secondsBefore = 2;
const secondsAway = 4;

export const killRedis: FaultRun = {
  name: 'kill-redis',
  fault: `Redis is killed (\`kill -9\`) while ${perSecond} tokens a second are asked for`,
  requires: 'nobody gets a 5xx for it; each process goes on limiting by itself, at half',
  parts: 'Redis',
  cycles: 5,
  unit: 'kills',
  limitMinutes: 5,
  run: ({ cycles, report }) =>
    withDeployment({ hasRedis: true }, async ({ apis: [api], redis }) => {
      if (redis === null) throw new Error('no Redis');
      const answers: TokenAnswer[] = [];
      let mostInOutage = 0;
      let outagesSeen = 0;
      for (let cycle = 0; cycle < cycles; cycle += 1) {
        await untilPart(api, 'redis', 'up');
        const first = cycle * perSecond * (secondsBefore + secondsAway + 1);
        const ask = (index: number) =>
          askForToken({ apiUrl: api.running.url, address: addressOf(first + index) });
        const before = offer(perSecond, secondsBefore, ask);
        await Bun.sleep((secondsBefore - Math.random()) * 1000);
        await redis.kill();
        answers.push(...(await before).answers);
        if ((await partStatus(api, 'redis')) === 'down') outagesSeen += 1;
        const since = performance.now();
        const away = await offer(perSecond, secondsAway, (index) => ask(perSecond * secondsBefore + index));
        // A window of a second may have begun before, and one at the end.
        const windows = Math.ceil((performance.now() - since) / 1000) + 1;
        const issued = away.answers.filter(({ status }) => status === 201).length;
        mostInOutage = Math.max(mostInOutage, issued / windows);
        answers.push(...away.answers);
        await redis.revive();
        report(`kill ${cycle + 1}: ${issued} tokens in ${windows} windows without Redis`);
      }
      const count = (matches: (status: number) => boolean) =>
        answers.filter(({ status }) => matches(status)).length;
      return [
        { what: 'requests', value: answers.length },
        { what: 'outages seen', value: outagesSeen, least: cycles },
        { what: 'tokens', value: count((status) => status === 201), least: 1 },
        { what: 'answers 429', value: count((status) => status === 429), least: 1 },
        { what: 'answers 5xx', value: count((status) => status >= 500), most: 0 },
        { what: 'requests without an answer', value: count((status) => status === 0), most: 0 },
        { what: 'tokens a second without Redis', value: mostInOutage, least: 1, most: mostPerSecondAlone },
      ];
    }),
};
