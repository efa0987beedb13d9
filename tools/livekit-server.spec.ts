import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import { isPortFree } from './free-port.ts';
import { startLivekitServer } from './livekit-server.ts';

// A machine busy with other work takes its time.
setDefaultTimeout(30_000);

const apiKey = 'spec';
const apiSecret = 'a-secret-of-this-spec-alone-0123456789';
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'livemeet-livekit-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('takes orders signed with its keys, keeps them private, and ends within 1.5 s', async () => {
  const sfu = await startLivekitServer({ directory, apiKey, apiSecret });
  const address = sfu.url.replace('ws:', 'http:');
  expect((await stat(join(directory, 'livekit.json'))).mode & 0o777).toBe(0o600);
  expect(await new RoomServiceClient(address, apiKey, apiSecret).listRooms()).toEqual([]);
  const stranger = new RoomServiceClient(address, apiKey, 'not-the-secret-of-this-server-0123456789');
  expect(await stranger.listRooms().then(() => 'in', String)).toMatch(
    /unauthor|unauthenticated|invalid token/i,
  );
  const since = performance.now();
  await sfu.stop();
  expect(performance.now() - since).toBeLessThan(1_500);
  expect(await isPortFree(sfu.port)).toBe(true);
});

test('says in one sentence that its port is taken', async () => {
  const taken = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } });
  const refusal = await startLivekitServer({ directory, apiKey, apiSecret, port: taken.port }).catch(
    (error) => error,
  );
  taken.stop(true);
  expect(refusal.message).toMatch(
    new RegExp(`^LiveKit did not come up on port ${taken.port} .*address already in use`),
  );
});
