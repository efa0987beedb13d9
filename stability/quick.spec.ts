import { expect, test } from 'bun:test';
import { missesIn } from './accounting/measure.ts';
import { stabilityParts } from './parts.ts';

// `bun run stability` goes through each part as often as it takes to believe it; here those that need seconds, once.
test.each(stabilityParts.filter(({ quickCycles }) => quickCycles > 0))(
  'what must hold holds: $name',
  async ({ run, quickCycles }) => {
    const { measures } = await run({ cycles: quickCycles, report: () => {} });
    expect(missesIn(measures)).toEqual([]);
  },
  180_000,
);
