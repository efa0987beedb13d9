import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const results = join(import.meta.dirname, '..', 'test-results');

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  outputDir: join(results, 'e2e'),
  // Minutes of waiting each: E2E_LONG=1 runs them too.
  ...(process.env.E2E_LONG === '1' ? {} : { grepInvert: /@long/ }),
  // Each file has a stack of its own, and waits for it most of the time.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [
    ['list'],
    ['junit', { outputFile: process.env.PLAYWRIGHT_JUNIT_OUTPUT_FILE ?? join(results, 'e2e.xml') }],
  ],
  use: { locale: 'en-US', screenshot: 'only-on-failure', viewport: { width: 1280, height: 800 } },
});
