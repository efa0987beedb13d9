import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { AccessToken } from 'livekit-server-sdk';
import { freePort } from '../../../tools/free-port.ts';
import { enter } from './participant.ts';
import { postToken, requestToken } from './request-token.ts';
import { risesBetween, type Scrape, scrape } from './scrape.ts';
import { type MeetingStack, startMeetingStack } from './stack.ts';
import { until } from './until.ts';

let stack: MeetingStack;
let port: string;

beforeAll(async () => {
  port = String(await freePort());
  // What is counted is what was done: no look at the rooms in between.
  stack = await startMeetingStack({ METRICS_PORT: port, RECONCILE_EVERY_SECONDS: '300' });
}, 120_000);

afterAll(() => stack?.stop(), 30_000);

test('before anything has happened every line is Prometheus’s text format', async () => {
  const lagKey = 'livemeet_event_loop_lag_seconds_count';
  const { samples } = await until(async () => {
    const scraped = await scrape(port);
    return (scraped.samples.get(lagKey) ?? 0) > 0 && scraped;
  });
  expect(samples.get('livemeet_tokens_issued_total')).toBe(0);
  expect(samples.get('livemeet_webhooks_total{event="unknown",outcome="rejected"}')).toBe(0);
  expect([...samples.keys()].filter((key) => key.startsWith('livemeet_build_info'))).toHaveLength(1);
  expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
}, 30_000);

describe('the metrics rise by exactly what was done', () => {
  test('tokens and refusals', async () => {
    const before = await settledScrape();
    for (const name of ['Ana', 'Bruno', 'Carla']) await requestToken(stack.api.url, name, 'Canary-Room');
    for (const body of ['{"participantName":"C"}', '{"participantName":', '{}']) {
      expect((await postToken(stack.api.url, body)).status).toBe(400);
    }
    expect((await postToken(stack.api.url, 'Ana', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await fetch(`${stack.api.url}/auth/token`)).status).toBe(405);
    await rises(before, {
      livemeet_tokens_issued_total: 3,
      'livemeet_http_request_duration_seconds_count{route="/auth/token",method="POST",status="2xx"}': 3,
      'livemeet_http_request_duration_seconds_count{route="/auth/token",method="POST",status="4xx"}': 4,
      'livemeet_http_request_duration_seconds_count{route="/auth/token",method="GET",status="4xx"}': 1,
      'livemeet_refusals_total{code="VALIDATION_FAILED",route="/auth/token"}': 2,
      'livemeet_refusals_total{code="MALFORMED_JSON",route="/auth/token"}': 1,
      'livemeet_refusals_total{code="UNSUPPORTED_MEDIA_TYPE",route="/auth/token"}': 1,
      'livemeet_refusals_total{code="METHOD_NOT_ALLOWED",route="/auth/token"}': 1,
    });
  }, 30_000);

  test('a session, as the SFU tells of it', async () => {
    const before = await settledScrape();
    const { token } = await requestToken(stack.api.url, 'Ana', 'Canary-Walk');
    const { room } = await enter(stack.livekit.url, token);
    await until(async () => (await scrape(port)).samples.get('livemeet_sessions_joined_total') === 1);
    await room.disconnect();
    // The room ends a second after its last participant; that is news to no session.
    await rises(before, {
      livemeet_tokens_issued_total: 1,
      livemeet_sessions_joined_total: 1,
      'livemeet_sessions_left_total{reason="CLIENT_INITIATED"}': 1,
      'livemeet_webhooks_total{event="room_started",outcome="nothing_new"}': 1,
      'livemeet_webhooks_total{event="participant_joined",outcome="applied"}': 1,
      'livemeet_webhooks_total{event="participant_left",outcome="applied"}': 1,
      'livemeet_webhooks_total{event="room_finished",outcome="nothing_new"}': 1,
      livemeet_webhook_lag_seconds_count: 4,
      'livemeet_http_request_duration_seconds_count{route="/auth/token",method="POST",status="2xx"}': 1,
      'livemeet_http_request_duration_seconds_count{route="/webhooks/livekit",method="POST",status="2xx"}': 4,
    });
    const { samples } = await scrape(port);
    expect(samples.get('livemeet_webhook_lag_seconds_bucket{le="10"}')).toBe(4);
  }, 30_000);

  test('a participant whose token is not ours, and a webhook the SFU did not sign', async () => {
    const before = await settledScrape();
    const strange = new AccessToken(stack.key.apiKey, stack.key.apiSecret, { identity: 'Canary-Stranger' });
    strange.addGrant({ roomJoin: true, room: 'Canary-Strange' });
    const { room } = await enter(stack.livekit.url, await strange.toJwt());
    const foreign = 'livemeet_webhooks_total{event="participant_joined",outcome="foreign"}';
    await until(async () => (await scrape(port)).samples.get(foreign) === 1);
    await room.disconnect();
    const forged = await fetch(`${stack.api.url}/webhooks/livekit`, {
      method: 'POST',
      body: '{"event":"Canary-Event"}',
      headers: { 'content-type': 'application/webhook+json' },
    });
    expect(forged.status).toBe(401);
    await rises(before, {
      'livemeet_webhooks_total{event="room_started",outcome="nothing_new"}': 1,
      [foreign]: 1,
      'livemeet_webhooks_total{event="participant_left",outcome="foreign"}': 1,
      'livemeet_webhooks_total{event="room_finished",outcome="nothing_new"}': 1,
      'livemeet_webhooks_total{event="unknown",outcome="rejected"}': 1,
      livemeet_webhook_lag_seconds_count: 4,
      'livemeet_refusals_total{code="UNAUTHORIZED",route="/webhooks/livekit"}': 1,
      'livemeet_http_request_duration_seconds_count{route="/webhooks/livekit",method="POST",status="2xx"}': 4,
      'livemeet_http_request_duration_seconds_count{route="/webhooks/livekit",method="POST",status="4xx"}': 1,
    });
  }, 30_000);

  test('a database that goes and comes back', async () => {
    const { samples } = await scrape(port);
    expect(samples.get('livemeet_part_up{part="database"}')).toBe(1);
    expect(samples.get('livemeet_part_up{part="sfu"}')).toBe(1);
    expect(samples.has('livemeet_part_up{part="redis"}')).toBe(false);
    expect(samples.get('livemeet_database_pool_connections')).toBeGreaterThan(0);
    expect(samples.get('livemeet_database_pool_waiting_requests')).toBe(0);

    const before = await settledScrape();
    await stack.killPostgres();
    await until(async () => (await scrape(port)).samples.get('livemeet_part_up{part="database"}') === 0);
    await requestToken(stack.api.url, 'Ana', 'Canary-Outage');
    const { samples: away } = await scrape(port);
    expect(away.get('livemeet_spool_waiting_records')).toBe(1);
    expect(away.get('livemeet_spool_oldest_seconds')).toBeGreaterThan(0);
    await stack.restartPostgres();
    await rises(before, {
      livemeet_tokens_issued_total: 1,
      livemeet_spool_records_spooled_total: 1,
      livemeet_spool_records_replayed_total: 1,
      'livemeet_http_request_duration_seconds_count{route="/auth/token",method="POST",status="2xx"}': 1,
    });
    const { samples: back } = await scrape(port);
    expect(back.get('livemeet_part_up{part="database"}')).toBe(1);
    expect(back.get('livemeet_spool_waiting_records')).toBe(0);
    expect(back.get('livemeet_spool_oldest_seconds')).toBe(0);
  }, 60_000);

  test('a webhook that comes while the database is away moves its session once it is back', async () => {
    const before = await settledScrape();
    const { token } = await requestToken(stack.api.url, 'Ana', 'Canary-Outage');
    const { room } = await enter(stack.livekit.url, token);
    const joined = 'livemeet_sessions_joined_total';
    await until(async () => risesBetween(before, await scrape(port))[joined] === 1);
    await stack.killPostgres();
    await room.disconnect();
    const spooled = 'livemeet_webhooks_total{event="participant_left",outcome="spooled"}';
    await until(async () => risesBetween(before, await scrape(port))[spooled] === 1);
    await stack.restartPostgres();
    const left = 'livemeet_sessions_left_total{reason="CLIENT_INITIATED"}';
    await until(async () => risesBetween(before, await scrape(port))[left] === 1, 30_000);
  }, 60_000);
});

test('strangers cannot make series: unknown paths and methods share theirs', async () => {
  for (const method of ['GET', 'PROPFIND']) await fetch(`${stack.api.url}/Canary-Path`, { method });
  const seen = await settledScrape();
  for (let i = 0; i < 20; i += 1) {
    await fetch(`${stack.api.url}/Canary-Path-${i}?token=Canary-Query`);
    await fetch(`${stack.api.url}/auth/token/${i}`, { method: i % 2 === 0 ? 'PROPFIND' : 'MKCOL' });
  }
  await rises(seen, {
    'livemeet_http_request_duration_seconds_count{route="unmatched",method="GET",status="4xx"}': 20,
    'livemeet_http_request_duration_seconds_count{route="unmatched",method="other",status="4xx"}': 20,
    'livemeet_refusals_total{code="NOT_FOUND",route="unmatched"}': 40,
  });
  expect([...(await scrape(port)).samples.keys()].sort()).toEqual([...seen.samples.keys()].sort());
}, 30_000);

test('after all of this no label holds a name, a room, an identity, a token, an address or an id', async () => {
  const { text, samples } = await scrape(port);
  const labels = [...samples.keys()].flatMap((key) => [...key.matchAll(/(\w+)="([^"]*)"/g)]);
  expect([...new Set(labels.map(([, name]) => name))].sort()).toEqual(
    [
      'bun',
      'code',
      'event',
      'le',
      'method',
      'outcome',
      'part',
      'reason',
      'route',
      'status',
      'version',
    ].sort(),
  );
  const rows = await stack.sql`SELECT identity, participant_sid, room_sid FROM session_logs`;
  const ids = rows.flatMap((row: Record<string, string | null>) => Object.values(row)).filter(Boolean);
  expect(ids.length).toBeGreaterThan(4);
  const confidential = [
    'Canary',
    'Ana',
    'Bruno',
    'Carla',
    'eyJ',
    '127.0.0.1',
    stack.key.apiKey,
    stack.key.apiSecret,
    stack.webhookKey.apiKey,
    stack.webhookKey.apiSecret,
  ];
  expect([...confidential, ...ids].filter((secret) => text.includes(secret))).toEqual([]);
});

describe('the port', () => {
  test('of the API has no metrics', async () => {
    const response = await fetch(`${stack.api.url}/metrics`);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('livemeet_');
  });

  test.each([
    ['GET', '/'],
    ['GET', '/metrics/'],
    ['GET', '/metrics/x'],
    ['GET', '/config'],
    ['GET', '/health/live'],
    ['POST', '/metrics'],
    ['HEAD', '/metrics'],
    ['POST', '/auth/token'],
  ])('of the metrics has nothing else: %s %s is 404', async (method, path) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  test('when it is taken ends the start: one line that says which', async () => {
    const holder = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response() });
    const taken = String(holder.port);
    const start = stack.startApi({ METRICS_PORT: taken, LOG_LEVEL: 'silent' });
    const failure = await start.then(
      () => 'started',
      (error: Error) => error.message,
    );
    await holder.stop(true);
    expect(failure).toContain('exit code 1');
    const [, ...lines] = failure.split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toStartWith(`livemeet-api: cannot listen on 127.0.0.1:${taken}: `);
  }, 30_000);

  test('is given back when the API stops, with a scraper still connected', async () => {
    const ownPort = String(await freePort());
    const api = await stack.startApi({ METRICS_PORT: ownPort });
    await scrape(ownPort);
    const stoppedAt = performance.now();
    process.kill(api.pid, 'SIGTERM');
    expect(await api.exited).toBe('exit code 0');
    expect(performance.now() - stoppedAt).toBeLessThan(2000);
    const reached = await fetch(`http://127.0.0.1:${ownPort}/metrics`).catch(() => 'refused');
    expect(reached).toBe('refused');
  }, 30_000);
});

/** A scrape once what earlier tests did has been counted: two in a row that tell the same. */
async function settledScrape(): Promise<Scrape> {
  let last = await scrape(port);
  await until(async () => {
    const next = await scrape(port);
    const isSettled = Object.keys(risesBetween(last, next)).length === 0;
    last = next;
    return isSettled;
  });
  return last;
}

/** Answers go out a moment before they are counted; what is counted in the end must be this and nothing else. */
async function rises(before: Scrape, expected: Record<string, number>): Promise<void> {
  const isThere = async () => Bun.deepEquals(risesBetween(before, await scrape(port)), expected);
  await until(isThere).catch(() => undefined);
  expect(risesBetween(before, await settledScrape())).toEqual(expected);
}
