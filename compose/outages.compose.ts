import { expect } from '@playwright/test';
import { allStreams, expectToRise } from '../e2e/expect-to-rise.ts';
import type { Person } from '../e2e/person.ts';
import type { Deployment, Service } from './deployment.ts';
import { docker } from './docker.ts';
import { expectQuietLogs } from './expect-quiet-logs.ts';
import { keepFigures } from './figures.ts';
import { names, test } from './fixtures.ts';

/** One service stopped and started again: how long it is away, and whether those in a call hear one another meanwhile. */
type Outage = { service: Service; awaySeconds: number; callGoesOn: boolean; tokensGoOn: boolean };

const outages: readonly Outage[] = [
  // Media do not pass the edge: for as long as they come through, a page waits for the signalling alone.
  { service: 'edge', awaySeconds: 30, callGoesOn: true, tokensGoOn: false },
  { service: 'api', awaySeconds: 10, callGoesOn: true, tokensGoOn: false },
  { service: 'livekit', awaySeconds: 10, callGoesOn: false, tokensGoOn: true },
  { service: 'postgres', awaySeconds: 30, callGoesOn: true, tokensGoOn: true },
  // LiveKit's nodes pass signalling on through Redis, also to themselves: without it pages cannot reconnect, nor need they.
  { service: 'redis', awaySeconds: 30, callGoesOn: true, tokensGoOn: true },
];

for (const outage of outages) {
  const { service, awaySeconds, callGoesOn } = outage;
  const meanwhile = callGoesOn ? 'the call goes on meanwhile' : 'the call comes back by itself';
  test(`${service} is away for ${awaySeconds} s: ${meanwhile}, and nothing else is started anew`, async ({
    meet,
    newPerson,
    deployment,
    roomName,
  }) => {
    const [ana, bia] = await meet(deployment.httpUrl, deployment.httpUrl);
    // A third waits in the lobby.
    const caio = await newPerson(names.caio, deployment.httpUrl);
    await caio.openLobby();
    const others = await startTimes(deployment, service);

    await deployment.compose(['stop', service]);
    const stoppedAt = performance.now();
    expect(await stateOf(deployment, service)).toBe('exited');
    if (callGoesOn) for (const person of [ana, bia]) await expectToRise(person, allStreams, 20_000);
    expect(await getsToken(deployment)).toBe(outage.tokensGoOn);
    await Bun.sleep(Math.max(0, awaySeconds * 1000 - (performance.now() - stoppedAt)));
    if (callGoesOn) for (const person of [ana, bia]) await expectToRise(person, allStreams, 20_000);
    expect(await stateOf(deployment, service)).toBe('exited');

    await deployment.compose(['start', service]);
    const startedAt = performance.now();
    const seconds = () => (performance.now() - startedAt) / 1000;
    await expect.poll(() => readiness(deployment), { timeout: 60_000, intervals: [200] }).toBe('ready');
    const readyAfter = seconds();
    await expectBothBack(ana, bia);
    const callAfter = seconds();
    await expect(async () => {
      const join = caio.button('Join now');
      if (await join.isVisible()) await join.click();
      await expect(caio.button('Leave call')).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    const joinedAfter = seconds();
    for (const person of [ana, bia, caio])
      await expect(person.page.getByTestId('participant-tile')).toHaveCount(3, { timeout: 60_000 });
    for (const person of [ana, bia, caio]) await expectToRise(person, allStreams);
    expect(await startTimes(deployment, service)).toEqual(others);

    for (const person of [ana, bia, caio]) await person.button('Leave call').click();
    await expect
      .poll(() => openRows(deployment, roomName), { timeout: 90_000, intervals: [1000] })
      .toEqual(['0']);
    await keepFigures({
      what: `${service} stopped for ${awaySeconds} s`,
      held: `${callGoesOn ? 'the call went on' : 'the call came back by itself'}; tokens meanwhile: ${outage.tokensGoOn ? 'yes' : 'no'}`,
      measured: `all parts ready ${words(readyAfter)} after its start, both in the call ${words(callAfter)}, a third inside ${words(joinedAfter)}`,
    });
  });
}

for (const service of ['edge', 'api', 'postgres', 'redis'] as const) {
  test(`${service} is replaced, as a deploy does it: the call goes on uncut`, async ({
    meet,
    deployment,
    roomName,
  }) => {
    const people = await meet(deployment.httpUrl, deployment.httpUrl);
    const sids = await connections(deployment, roomName);
    expect(sids).toHaveLength(2);
    const before = await deployment.container(service);
    const since = performance.now();
    await deployment.compose(['up', '--detach', '--no-deps', '--force-recreate', '--wait', service]);
    const seconds = (performance.now() - since) / 1000;
    expect(await deployment.container(service)).not.toBe(before);
    for (const person of people) await expectToRise(person, allStreams, 100_000);
    expect(await connections(deployment, roomName)).toEqual(sids);
    await keepFigures({
      what: `${service} replaced (\`up --force-recreate\`)`,
      held: 'the call goes on, on the same connections',
      measured: `healthy again after ${words(seconds)}`,
    });
  });
}

test('no log holds a token, a secret or a name', async ({ deployment }) => {
  await expectQuietLogs(deployment);
});

async function expectBothBack(ana: Person, bia: Person): Promise<void> {
  for (const [person, other] of [
    [ana, names.bia],
    [bia, names.ana],
  ] as const) {
    await expect(person.tile(other).locator('video')).toBeVisible({ timeout: 60_000 });
    await expectToRise(person, allStreams);
  }
}

function words(seconds: number): string {
  return `${seconds.toFixed(1)} s`;
}

async function readiness(deployment: Deployment): Promise<string> {
  const response = await fetch(`${deployment.httpUrl}/api/health/ready`, {
    signal: AbortSignal.timeout(3000),
  }).catch(() => null);
  const body = (await response?.json().catch(() => null)) as { status?: string } | null | undefined;
  return body?.status ?? 'no answer';
}

async function getsToken(deployment: Deployment): Promise<boolean> {
  const response = await fetch(`${deployment.httpUrl}/api/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ participantName: names.caio }),
    signal: AbortSignal.timeout(9000),
  }).catch(() => null);
  return response?.status === 201;
}

/** Every connection the room has had, by the SFU's ids. */
async function connections(deployment: Deployment, roomName: string): Promise<string[]> {
  return (
    await deployment.query(
      `SELECT participant_sid FROM session_logs WHERE room_name = '${roomName}' AND joined_at IS NOT NULL`,
    )
  ).sort();
}

async function openRows(deployment: Deployment, roomName: string): Promise<string[]> {
  return deployment.query(
    `SELECT count(*) FROM session_logs WHERE room_name = '${roomName}' AND status = 'joined'`,
  );
}

async function stateOf(deployment: Deployment, service: Service): Promise<string> {
  const id = await deployment.container(service);
  return (await docker(['inspect', '--format', '{{.State.Status}}', id])).trim();
}

/** When each of the other containers was started; none of them may be started anew for the outage of one. */
async function startTimes(deployment: Deployment, except: Service): Promise<string[]> {
  const ids = (await deployment.compose(['ps', '--all', '--quiet'])).trim().split('\n');
  const format = '{{.Name}} {{.State.StartedAt}} {{.RestartCount}}';
  const lines = (await docker(['inspect', '--format', format, ...ids])).trim().split('\n');
  return lines.filter((line) => !line.includes(`-${except}-1 `)).sort();
}
