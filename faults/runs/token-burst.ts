import { percentile } from '../accounting/percentile.ts';
import type { FaultRun } from '../fault-run.ts';
import { addressOf, askForToken } from '../load/ask-for-token.ts';
import { offer } from '../load/offer.ts';
import { untilPart } from '../parts/api-health.ts';
import { withDeployment } from '../parts/deployment.ts';

/** TOKENS_PER_SECOND as it is when nobody sets it. */
const cap = 200;
const perSecond = 2000;
/** Shorter than the limiter's window of a second, so that a burst falls into one. */
const burstSeconds = 0.7;
const windowMs = 1000;

export const tokenBurst: FaultRun = {
  name: 'token-burst',
  fault: `Bursts of ${perSecond.toLocaleString('en')} token requests a second, over two APIs that share a Redis`,
  requires: `exactly ${cap} of a second are let through (±1), and those within 100 ms`,
  parts: 'Redis, two APIs',
  cycles: 20,
  unit: 'bursts',
  limitMinutes: 5,
  run: ({ cycles, report }) =>
    withDeployment({ apis: 2, hasRedis: true }, async ({ apis }) => {
      for (const api of apis) await untilPart(api, 'redis', 'up');
      const tookMs: number[] = [];
      const off: number[] = [];
      let requests = 0;
      let failed = 0;
      for (let cycle = 0; cycle <= cycles; cycle += 1) {
        await Bun.sleep(2 * windowMs);
        const since = performance.now();
        const { answers } = await offer(perSecond, burstSeconds, (index) => {
          requests += 1;
          const api = apis[index % apis.length] ?? apis[0];
          return askForToken({ apiUrl: api.running.url, address: addressOf(requests) });
        });
        const lastedMs = performance.now() - since;
        const issued = answers.filter(({ status }) => status === 201);
        failed += answers.filter(({ status }) => status !== 201 && status !== 429).length;
        // The first burst finds two processes that have never answered before.
        if (cycle === 0) continue;
        tookMs.push(...issued.map((answer) => answer.tookMs));
        // A burst that a busy machine stretched beyond a window says nothing of the cap.
        if (lastedMs < windowMs) off.push(Math.abs(issued.length - cap));
        report(`${answers.length} asked, ${issued.length} issued, ${lastedMs.toFixed(0)} ms`);
      }
      return [
        { what: 'requests', value: requests },
        { what: 'tokens', value: tookMs.length, least: cap },
        { what: 'p50', value: percentile(tookMs, 50), unit: 'ms' },
        { what: 'p99', value: percentile(tookMs, 99), unit: 'ms', most: 100 },
        { what: 'bursts within one window', value: off.length, least: 1 },
        { what: `tokens off the cap of ${cap} at most`, value: Math.max(...off, 0), most: 1 },
        { what: 'answers but 201 and 429', value: failed, most: 0 },
      ];
    }),
};
