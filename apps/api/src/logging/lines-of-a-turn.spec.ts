import { expect, test } from 'bun:test';
import { join } from 'node:path';

/** Runs a program that has `lines`, and answers with what it wrote to a pipe, and how often it had written when it ended. */
async function written(program: string): Promise<{ readonly writes: number; readonly text: string }> {
  const source = `
    import fs from 'node:fs';
    import { linesOfATurn } from '${join(import.meta.dir, 'lines-of-a-turn.ts')}';
    let writes = 0;
    const { writeSync } = fs;
    fs.writeSync = (...given) => (writes += 1, writeSync(...given));
    const lines = linesOfATurn();
    process.on('exit', () => writeSync(2, 'writes: ' + writes));
    ${program}`;
  const child = Bun.spawn([process.execPath, '-e', source], { stdout: 'pipe', stderr: 'pipe' });
  const [text, told] = await Promise.all([child.stdout.text(), child.stderr.text()]);
  return { writes: Number(/writes: (\d+)/.exec(told)?.[1]), text };
}

const nextTurn = 'await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));';

test('what is logged in one turn is one write', async () => {
  const { writes, text } = await written(`for (let n = 0; n < 20; n++) lines.write(n + '\\n'); ${nextTurn}`);
  expect([writes, text]).toEqual([1, Array.from({ length: 20 }, (_none, n) => `${n}\n`).join('')]);
});

test('what is logged in a later turn is written then', async () => {
  const program = `lines.write('a\\n'); ${nextTurn} lines.write('b\\n'); ${nextTurn}`;
  expect(await written(program)).toEqual({ writes: 2, text: 'a\nb\n' });
});

test('more lines than one write takes come whole and in order', async () => {
  const line = 'x'.repeat(500);
  const { text } = await written(`for (let n = 0; n < 2000; n++) lines.write(n + '${line}\\n');`);
  expect(text.split('\n').slice(0, -1)).toEqual(Array.from({ length: 2000 }, (_none, n) => `${n}${line}`));
});

test.each([
  ['ends by itself', ''],
  ['exits', 'process.exit(1);'],
  ['fails', "throw new Error('broken');"],
  ['rejects', "await Promise.reject(new Error('broken'));"],
])('a process that %s loses no line', async (_what, ending) => {
  expect((await written(`lines.write('last\\n'); ${ending}`)).text).toBe('last\n');
});
