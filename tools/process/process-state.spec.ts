import { expect, test } from 'bun:test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { descendantsOf, killDescendants } from './descendants.ts';
import { isProcessAlive, processState } from './process-state.ts';

test('knows a process by its start and command until it ends', async () => {
  const child = spawn('sleep', ['31.5'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  const atFirst = processState(pid);
  while (processState(pid)?.command === '') await Bun.sleep(1);
  expect(processState(pid)).toEqual({ startedAt: atFirst?.startedAt ?? '', command: 'sleep 31.5' });
  expect(isProcessAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(processState(pid)).toBeUndefined();
  expect(isProcessAlive(pid)).toBe(false);
});

test('finds and ends the children of children, in whatever group they are', async () => {
  const script =
    "require('node:child_process').spawn('sleep', ['32.5'], { detached: true, stdio: 'ignore' })";
  const child = spawn(process.execPath, ['-e', `${script}; setInterval(() => {}, 1000)`], {
    stdio: 'ignore',
  });
  const pid = child.pid ?? 0;
  while (descendantsOf(pid).length === 0) await Bun.sleep(10);
  const [grandchild = 0] = descendantsOf(pid);
  while (processState(grandchild)?.command === '') await Bun.sleep(1);
  expect(processState(grandchild)?.command).toContain('32.5');
  killDescendants(pid);
  while (isProcessAlive(grandchild)) await Bun.sleep(10);
  expect(isProcessAlive(pid)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
});
