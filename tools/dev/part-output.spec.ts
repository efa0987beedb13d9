import { expect, test } from 'bun:test';
import { PartOutput } from './part-output.ts';

function listen(): { output: PartOutput; lines: string[] } {
  const lines: string[] = [];
  return { output: new PartOutput('api', (line) => lines.push(line)), lines };
}

test('puts the name before whole lines, however they arrive', () => {
  const { output, lines } = listen();
  output.open();
  for (const text of ['fi', 'rst\nsecond\n\n', 'third']) output.take(text);
  expect(lines).toEqual(['api │ first', 'api │ second']);
});

test('holds everything back until it is opened, then lets warnings and errors out', () => {
  const { output, lines } = listen();
  output.take('starting\nWARN no Redis\nlistening\n');
  expect(lines).toEqual([]);
  output.open();
  expect(lines).toEqual(['api │ WARN no Redis']);
});

test('tells why a part failed from its first complaint on, without colours', async () => {
  const { output } = listen();
  output.take('starting\n\x1b[31mReferenceError: x is not defined\x1b[39m\n    at main.ts:1\n');
  await output.complained;
  expect(output.lastWords()).toBe('ReferenceError: x is not defined\n    at main.ts:1');
});

test('keeps the last words of a part that never opened', () => {
  const { output } = listen();
  output.take('one\ntwo\nunfinished');
  expect(output.lastWords()).toBe('one\ntwo\nunfinished');
});
