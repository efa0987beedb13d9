import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const results = join(import.meta.dirname, '..', 'test-results');

export default defineConfig({
  testDir: '.',
  testMatch: '*.compose.ts',
  outputDir: join(results, 'compose'),
  // One stack at a time: they share this machine.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // An outage of half a minute, and what comes back after it, on a machine that may be busy.
  timeout: 300_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { locale: 'en-US', screenshot: 'off', viewport: { width: 1280, height: 800 } },
});
