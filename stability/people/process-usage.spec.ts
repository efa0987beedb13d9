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

test.skipIf(process.platform !== 'linux')('what a child used still counts when it has ended', async () => {
  const work = 'const until = process.cpuUsage().user + 300_000; while (process.cpuUsage().user < until);';
  // The shell waits for the child that works, and lives on until nothing more is said to it.
  const shell = Bun.spawn(['sh', '-c', '"$0" -e "$1"; echo ended; read -r line', process.execPath, work], {
    stdin: 'pipe',
    stdout: 'pipe',
  });
  await shell.stdout.getReader().read();
  expect(usageOf(shell.pid).cpuMs).toBeGreaterThanOrEqual(300);
  shell.stdin.end();
  await shell.exited;
});

test('a process that is gone uses nothing', () => {
  expect(usageOf(99_999_999)).toMatchObject({ cpuMs: 0, megabytes: 0 });
});
