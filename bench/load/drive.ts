import autocannon from 'autocannon';
import { percentile } from '../../faults/accounting/percentile.ts';
import type { LoadOrder, LoadReading } from './load-order.ts';

// A program of its own, for Node.js: its argument is an order, the last line it writes is a reading.
console.log(JSON.stringify(await drive(JSON.parse(process.argv[2] ?? ''))));

async function drive(order: LoadOrder): Promise<LoadReading> {
  const { body, addressesEach, warmUpSeconds, seconds, requestsPerSecond } = order;
  const urls = [order.url].flat();
  const tookMs: number[] = [];
  let answered = 0;
  let clients = 0;
  const setupClient = (client: autocannon.Client): void => {
    const first = clients * addressesEach;
    clients += 1;
    client.setRequests(
      Array.from({ length: addressesEach }, (_none, index) => ({
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': addressOf(first + index) },
        body,
      })),
    );
  };
  // Longer than what is measured, so that all of that is under full load.
  const duration = warmUpSeconds + seconds + 0.5;
  const beginsAt = performance.now() + warmUpSeconds * 1000;
  const endsAt = beginsAt + seconds * 1000;
  const drivenAt = (url: string): Promise<autocannon.Result> =>
    new Promise((resolve, reject) => {
      const rate = requestsPerSecond === undefined ? {} : { overallRate: requestsPerSecond / urls.length };
      const connections = order.connections / urls.length;
      const options = { url, connections, duration, setupClient, ...rate };
      const run = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
      run.on('response', (_client, status, _bytes, responseTime) => {
        if (status < 200 || status > 299) return;
        answered += 1;
        const now = performance.now();
        if (now >= beginsAt && now < endsAt) tookMs.push(responseTime);
      });
    });
  const results = await Promise.all(urls.map(drivenAt));
  return {
    perSecond: tookMs.length / seconds,
    p50Ms: percentile(tookMs, 50),
    p99Ms: percentile(tookMs, 99),
    answered,
    failed: results.reduce((sum, { errors, non2xx }) => sum + errors + non2xx, 0),
  };
}

/** An address of its own for each number below 16 million. */
function addressOf(caller: number): string {
  return `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`;
}
