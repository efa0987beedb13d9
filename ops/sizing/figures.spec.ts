import { describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { AudioPresets, VideoPresets } from 'livekit-client';
import { loadConfig } from '../../apps/api/src/config/config.ts';
import { dataSourceOptions } from '../../apps/api/src/database/data-source.ts';
import { usualMostInRoom } from './compared-day.ts';
import { sizeDeployment } from './deployment.ts';
import { figures } from './figures.ts';
import { usualQuestion } from './sizing-options.ts';

describe('the figures are those of', () => {
  test('the API, where nothing else is set', () => {
    const config = loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: 'postgres://nobody@127.0.0.1/nothing',
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'key',
      LIVEKIT_API_SECRET: 'secret',
    });
    expect(config).toMatchObject({
      tokensPerSecond: figures.api.defaultTokenCap,
      reconcileEverySeconds: figures.api.reconcileEverySeconds,
      roomMaxParticipants: usualMostInRoom,
      sessionRetentionDays: figures.log.sessionDays,
    });
  });

  test('its connections to the database: the pool and a lock', () => {
    const { poolSize } = dataSourceOptions('postgres://nobody@127.0.0.1/nothing') as { poolSize: number };
    expect<number>(figures.api.databaseConnections).toBe(poolSize + 1);
  });

  test('the SDK that the page sends with', () => {
    const { h180, h360, h720 } = VideoPresets;
    const presets = [h180, h360, h720].map(({ height, encoding }) => ({
      height,
      bitsPerSecond: encoding.maxBitrate,
      picturesPerSecond: encoding.maxFramerate,
    }));
    expect(presets).toEqual([...figures.camera.layers]);
    expect<number>(figures.voice.bitsPerSecond).toBe(2 * AudioPresets.music.maxBitrate);
  });
});

test('the words of docs/scaling.md say the same', async () => {
  const document = await Bun.file(join(import.meta.dir, '../../docs/scaling.md')).text();
  const nodes = (participants: number) =>
    sizeDeployment({ ...usualQuestion, participants }).sfuNodesWithSpare;
  expect(document).toContain(`| 10,000 | ${nodes(10_000)} SFU nodes`);
  expect(document).toContain(`| 100,000 | ${nodes(100_000)} SFU nodes`);
  expect(document).toContain(`session_logs, ${figures.log.bytesOfSession} bytes each`);
  expect(document).toContain(`webhook_events, ${figures.log.bytesOfEvent} bytes each`);
  expect(document).toContain(`joins · ${figures.log.rowsOfJoin} `);
  expect(document).toContain(`(${figures.api.tokensPerSecond} · ${figures.api.usableShare})`);
  const perCore = Math.round(figures.sfu.packetsPerCore / 100) * 100;
  expect(document).toContain(`cores   = packets / ${perCore.toLocaleString('en')}`);
});
