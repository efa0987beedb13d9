import { expect } from '@playwright/test';
import { documentedLine } from './deployment.ts';
import { run } from './docker.ts';
import { expectQuietLogs } from './expect-quiet-logs.ts';
import { names, test } from './fixtures.ts';

test('two people meet through the one published port, and the log has their rows', async ({
  meet,
  deployment,
  roomName,
}) => {
  const rows = () => deployment.query(`SELECT status FROM session_logs WHERE room_name = '${roomName}'`);
  const [ana, bia] = await meet(deployment.httpUrl, deployment.httpUrl);
  await expect(ana.tile(names.bia).locator('video')).toBeVisible();
  await expect.poll(rows).toEqual(['joined', 'joined']);
  for (const person of [ana, bia]) await person.button('Leave call').click();
  await expect.poll(rows).toEqual(['left', 'left']);
});

test('the README’s curl gets a token', async ({ deployment }) => {
  const body = { participantName: names.ana, roomName: 'Daily-Meeting-01' };
  const answer = await run('curl', [
    ...['--silent', '--request', 'POST', `${deployment.apiUrl}/auth/token`],
    ...['--header', 'content-type: application/json', '--data', JSON.stringify(body)],
  ]);
  expect(JSON.parse(answer)).toEqual({ token: expect.stringMatching(/^eyJ/), roomName: 'Daily-Meeting-01' });
});

test('the page comes compressed, its hashed files for ever and the rest anew each time', async ({
  deployment,
}) => {
  const ask = (path: string) =>
    fetch(`${deployment.httpUrl}${path}`, { headers: { 'accept-encoding': 'br, gzip' } });
  const home = await ask('/');
  expect(home.headers.get('cache-control')).toBe('no-cache');
  const script = /"(\/assets\/[\w-]+\.js)"/.exec(await home.text())?.[1] ?? '';
  const { headers } = await ask(script);
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(headers.get('content-encoding')).toBe('br');
  expect((await ask('/r/a-room')).headers.get('content-type')).toContain('text/html');
  expect((await ask('/assets/gone.js')).status).toBe(404);
});

test('of the SFU nothing is reached but signalling, once for each token', async ({ deployment }) => {
  const answers: Record<string, string> = {};
  for (const path of refused)
    for (const origin of [deployment.httpUrl, deployment.apiUrl]) {
      const url = `${origin}${path}`;
      // curl sends a path as it is written; fetch would mend it first.
      const shown = await run('curl', ['--silent', '--path-as-is', '--write-out', '\n%{http_code}', url]);
      const isPage = shown.includes('<!doctype html>');
      answers[`${origin === deployment.apiUrl ? 'API ' : ''}${path}`] = isPage
        ? 'page'
        : (shown.split('\n').at(-1) ?? '');
    }
  const doubled = refused.filter((path) => path.includes('ublish'));
  for (const [path, answer] of Object.entries(answers))
    expect([path, answer]).toEqual([
      path,
      doubled.some((each) => path.endsWith(each)) ? '400' : expect.stringMatching(/^(404|page)$/),
    ]);
  const posted = await fetch(`${deployment.httpUrl}/rtc`, {
    method: 'POST',
    body: new URLSearchParams({ publish: '2' }),
  });
  expect(posted.status).toBe(405);
});

/** What LiveKit knows beside signalling, and ways to say `publish` that it would understand. */
const refused = [
  '/twirp/livekit.RoomService/ListRooms',
  '/rtc/../twirp/livekit.RoomService/ListRooms',
  '/rtc/v2',
  '/agent',
  '/whip/v1',
  '/debug/rooms',
  '/api/webhooks/livekit',
  '/api//webhooks/livekit',
  '/api/Webhooks/livekit',
  '/webhooks/livekit',
  '/rtc?publish=2',
  '/rtc?%70ublish=2',
  '/rtc?publish=&publish=2',
  '/rtc?publish=2&x=%zz',
  '/rtc?a;b&publish=2',
  '//rtc?publish=2',
  '/rtc/validate?publish=2',
];

test('the caller’s address is the true one, whatever it claims', async ({ deployment }) => {
  const statuses = await Promise.all(
    Array.from({ length: 130 }, async (_, index) => {
      const response = await fetch(`${deployment.apiUrl}/auth/token`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': `203.0.113.${index}`,
          'x-real-ip': `203.0.113.${index}`,
          forwarded: `for=203.0.113.${index}`,
        },
        body: JSON.stringify({ participantName: names.caio }),
      });
      return response.status;
    }),
  );
  await deployment.forgetLimits();
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
});

test('a .env that is there is not written over', async () => {
  const line = await documentedLine();
  const kept = await run('sh', [
    '-c',
    `cd "$(mktemp -d)" && touch .env.example && echo kept > .env && ${line}; cat .env && rm -r "$PWD"`,
  ]);
  expect(kept.trim()).toBe('kept');
});

test('no log holds a token, a secret or a name', async ({ deployment }) => {
  await expectQuietLogs(deployment);
});
