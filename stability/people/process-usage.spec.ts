import { expect, test } from 'bun:test';
import { corePercent, usageOf } from './process-usage.ts';

test.skipIf(process.platform !== 'linux')(
  'a process that works all the time uses at most a core, and some memory',
  () => {
    const before = usageOf(process.pid);
    while (performance.now() - before.at < 200);
    const after = usageOf(process.pid);
    expect(corePercent(before, after)).toBeGreaterThan(0);
    expect(after.megabytes).toBeGreaterThan(10);
  },
);

test('a process that is gone uses nothing', () => {
  expect(usageOf(99_999_999)).toMatchObject({ cpuMs: 0, megabytes: 0 });
});
