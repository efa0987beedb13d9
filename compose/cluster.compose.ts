import { expect } from '@playwright/test';
import { allStreams, expectToRise } from '../e2e/expect-to-rise.ts';
import type { Deployment, Service } from './deployment.ts';
import { expectQuietLogs } from './expect-quiet-logs.ts';
import { keepFigures } from './figures.ts';
import { names, test } from './fixtures.ts';

test.use({ setup: 'cluster' });

const nodes = ['livekit', 'livekit-2'] as const satisfies readonly Service[];

test('rooms land on both nodes', async ({ deployment }) => {
  const rooms = await Promise.all(Array.from({ length: 12 }, () => openRoom(deployment)));
  const hosts = await roomHosts(deployment);
  const counts = nodes.map((node) => rooms.filter((room) => hosts.get(room) === node).length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(rooms.length);
  for (const count of counts) expect(count).toBeGreaterThan(0);
  await keepFigures({
    what: 'two SFU nodes, 12 rooms opened through the edge',
    held: 'rooms land on both nodes',
    measured: `${counts.join(' and ')} rooms`,
  });
});

test('people whose signalling goes by different nodes, by different addresses, are in one room', async ({
  meet,
  deployment,
}) => {
  await meet(deployment.httpUrl, deployment.httpsUrl);
  const sockets = await Promise.all(nodes.map((node) => signallingSockets(deployment, node)));
  expect(sockets).toEqual([1, 1]);
});

test('the node of a room is killed: its people are back within 30 s by the same address, and its rows end', async ({
  meet,
  deployment,
  roomName,
}) => {
  const [ana, bia] = await meet(deployment.httpUrl, deployment.httpsUrl);
  const host = (await roomHosts(deployment)).get(roomName);
  if (host === undefined) throw new Error('The room is on no node.');
  const before = await connections(deployment, roomName);
  expect(before).toHaveLength(2);

  await deployment.compose(['kill', '--signal', 'SIGKILL', host]);
  const killedAt = performance.now();
  const seconds = () => (performance.now() - killedAt) / 1000;
  expect(await isRunning(deployment, host)).toBe(false);
  // New connections, not the dead ones' last bytes: each has its own row.
  await expect
    .poll(async () => (await connections(deployment, roomName)).length, { timeout: 60_000, intervals: [250] })
    .toBeGreaterThanOrEqual(4);
  await Promise.all([ana, bia].map((person) => expectToRise(person, allStreams)));
  const backAfter = seconds();
  expect(backAfter).toBeLessThan(30);

  await expect
    .poll(() => openSids(deployment, roomName), { timeout: 120_000, intervals: [500] })
    .toHaveLength(2);
  const closedAfter = seconds();
  const open = await openSids(deployment, roomName);
  expect(open.filter((sid) => before.includes(sid))).toEqual([]);
  expect((await roomHosts(deployment)).get(roomName)).toBe(host === 'livekit' ? 'livekit-2' : 'livekit');
  await keepFigures({
    what: 'the SFU node of a room killed (`kill -9`) and left dead',
    held: 'its people come back by the same address on the other node, the rows of the dead connections end',
    measured: `both see and hear each other after ${backAfter.toFixed(1)} s, rows ended after ${closedAfter.toFixed(1)} s`,
  });
});

test('with a node dead new meetings go on, and it takes rooms again once it is back', async ({
  newPerson,
  deployment,
}) => {
  const alive = await Promise.all(nodes.map((node) => isRunning(deployment, node)));
  const dead = nodes.filter((_, index) => !alive[index]);
  expect(dead).toHaveLength(1);
  const ana = await newPerson(names.ana, deployment.httpUrl);
  const since = performance.now();
  await ana.join();
  await expectToRise(ana, ['audioOut', 'videoOut']);
  const joinedAfter = (performance.now() - since) / 1000;
  await deployment.compose(['start', ...dead]);
  await expect.poll(() => hostsOfNewRooms(deployment, 8), { timeout: 90_000 }).toEqual(new Set(nodes));
  await keepFigures({
    what: 'one SFU node dead, the other alive',
    held: 'a new meeting opens on the living one; the other takes rooms again once it is back',
    measured: `lobby, join and media in ${joinedAfter.toFixed(1)} s`,
  });
});

test('one API of two is killed: every token is issued all the same', async ({ deployment }) => {
  await deployment.compose(['kill', '--signal', 'SIGKILL', 'api']);
  expect(await isRunning(deployment, 'api')).toBe(false);
  const answers: { status: number; ms: number }[] = [];
  for (let index = 0; index < 20; index++) {
    const since = performance.now();
    const response = await requestToken(deployment, `after-${index}-${crypto.randomUUID()}`);
    answers.push({ status: response.status, ms: performance.now() - since });
  }
  expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
  await deployment.compose(['start', 'api']);
  await keepFigures({
    what: 'one of two APIs killed (`kill -9`)',
    held: 'the next 20 tokens are all issued',
    measured: `the slowest in ${Math.max(...answers.map(({ ms }) => ms)).toFixed(0)} ms`,
  });
});

test('a node is stopped with patience: its meeting goes on, new ones open on the other, and it ends with the last leaver', async ({
  meet,
  deployment,
  roomName,
}) => {
  const [ana, bia] = await meet(deployment.httpUrl, deployment.httpsUrl);
  const host = (await roomHosts(deployment)).get(roomName);
  if (host === undefined) throw new Error('The room is on no node.');
  const stopping = deployment.compose(['stop', '--timeout', '150', host]);
  // It takes no room any more once it has told the other node; until then one may still land on it.
  await expect
    .poll(async () => hostsOfNewRooms(deployment, 6), { timeout: 30_000 })
    .toEqual(new Set(nodes.filter((node) => node !== host)));
  for (const person of [ana, bia]) await expectToRise(person, allStreams, 100_000);
  expect(await connections(deployment, roomName)).toHaveLength(2);
  expect(await isRunning(deployment, host)).toBe(true);
  for (const person of [ana, bia]) await person.button('Leave call').click();
  const left = performance.now();
  await stopping;
  const endedAfter = (performance.now() - left) / 1000;
  expect(await isRunning(deployment, host)).toBe(false);
  await deployment.compose(['start', host]);
  await keepFigures({
    what: 'an SFU node stopped with patience (`docker compose stop --timeout …`)',
    held: 'its meeting goes on uncut, new rooms open on the other node',
    measured: `it ended ${endedAfter.toFixed(1)} s after the last had left`,
  });
});

test('the APIs are replaced one after the other: no request fails', async ({ deployment }) => {
  let isOver = false;
  const statuses: number[] = [];
  let slowestMs = 0;
  const caller = (async () => {
    for (let index = 0; !isOver; index++) {
      const since = performance.now();
      const response = await (index % 20 === 0
        ? requestToken(deployment, `rolling-${index}`)
        : fetch(`${deployment.apiUrl}/config`));
      slowestMs = Math.max(slowestMs, performance.now() - since);
      statuses.push(response.status);
      await Bun.sleep(25);
    }
  })();
  const answeredDuring: number[] = [];
  for (const api of ['api', 'api-2']) {
    const before = statuses.length;
    await deployment.compose(['up', '--detach', '--no-deps', '--force-recreate', '--wait', api]);
    answeredDuring.push(statuses.length - before);
  }
  isOver = true;
  await caller;
  // Somebody did ask while each of them was away.
  for (const answered of answeredDuring) expect(answered).toBeGreaterThan(0);
  expect(statuses.filter((status) => status >= 300)).toEqual([]);
  await keepFigures({
    what: 'both APIs replaced, one after the other',
    held: 'no request fails',
    measured: `${statuses.length} requests meanwhile, 0 failed, the slowest in ${slowestMs.toFixed(0)} ms`,
  });
});

test('no log holds a token, a secret or a name', async ({ deployment }) => {
  await expectQuietLogs(deployment);
});

async function isRunning(deployment: Deployment, service: Service): Promise<boolean> {
  const running = await deployment.compose(['ps', '--status', 'running', '--services']);
  return running.split('\n').includes(service);
}

async function hostsOfNewRooms(deployment: Deployment, count: number): Promise<Set<Service | undefined>> {
  await deployment.forgetLimits();
  const rooms = await Promise.all(Array.from({ length: count }, () => openRoom(deployment)));
  const hosts = await roomHosts(deployment);
  return new Set(rooms.map((room) => hosts.get(room)));
}

function requestToken(deployment: Deployment, roomName: string): Promise<Response> {
  return fetch(`${deployment.apiUrl}/auth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ participantName: names.caio, roomName }),
  });
}

/** Opens a room as its first participant's signalling does, and lets go of it; it stays open for some seconds. */
async function openRoom(deployment: Deployment): Promise<string> {
  const roomName = `room-${crypto.randomUUID()}`;
  const { token } = (await (await requestToken(deployment, roomName)).json()) as { token: string };
  const query = new URLSearchParams({ access_token: token, protocol: '16', sdk: 'js' });
  const socket = new WebSocket(`${deployment.apiUrl.replace('http', 'ws')}/rtc?${query}`);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  socket.addEventListener('message', () => resolve(), { once: true });
  socket.addEventListener('error', () => reject(new Error('The SFU did not answer.')), { once: true });
  await promise;
  socket.close();
  return roomName;
}

/** Which service hosts each room, by what the nodes have told Redis; one that is dead hosts none. */
async function roomHosts(deployment: Deployment): Promise<Map<string, Service>> {
  const ids = new Map<string, Service>();
  for (const node of nodes) {
    const ask = ['wget', '-q', '-O', '-', 'http://127.0.0.1:6789/metrics'];
    const metrics = await deployment.exec(node, ask).catch(() => '');
    const id = /node_id="(\w+)"/.exec(metrics)?.[1];
    if (id !== undefined) ids.set(id, node);
  }
  const lines = (await deployment.exec('redis', ['redis-cli', '--raw', 'HGETALL', 'room_node_map'])).split(
    '\n',
  );
  const hosts = new Map<string, Service>();
  for (let index = 0; index + 1 < lines.length; index += 2) {
    const node = ids.get(lines[index + 1] ?? '');
    if (node !== undefined) hosts.set(lines[index] ?? '', node);
  }
  return hosts;
}

/** Connections to a node's port for signalling that last: those of people, which its health check's do not. */
async function signallingSockets(deployment: Deployment, node: Service): Promise<number> {
  const tables = await deployment.exec(node, ['cat', '/proc/net/tcp', '/proc/net/tcp6']);
  const isOwnPort = (line: string) => /^\s*\d+: [0-9A-F]+:1EC8 [0-9A-F]+:[0-9A-F]+ 01 /.test(line);
  const edge = await edgeAddresses(deployment);
  return tables
    .split('\n')
    .filter((line) => isOwnPort(line) && edge.some((address) => line.includes(address))).length;
}

/** The edge's addresses as the kernel's tables write them: the bytes of an IPv4 address backwards, in hexadecimal. */
async function edgeAddresses(deployment: Deployment): Promise<string[]> {
  const shown = await deployment.exec('edge', ['hostname', '-i']);
  return shown
    .trim()
    .split(/\s+/)
    .map((address) =>
      address
        .split('.')
        .reverse()
        .map((part) => Number(part).toString(16).padStart(2, '0').toUpperCase())
        .join(''),
    );
}

/** Every connection the room has ever had, by the SFU's ids. */
function connections(deployment: Deployment, roomName: string): Promise<string[]> {
  return deployment.query(
    `SELECT participant_sid FROM session_logs WHERE room_name = '${roomName}' AND joined_at IS NOT NULL`,
  );
}

function openSids(deployment: Deployment, roomName: string): Promise<string[]> {
  return deployment.query(
    `SELECT participant_sid FROM session_logs WHERE room_name = '${roomName}' AND status = 'joined'`,
  );
}
