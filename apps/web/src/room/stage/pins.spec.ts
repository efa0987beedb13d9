import { expect, test } from 'bun:test';
import { Pins, pinsAfter } from './pins.ts';

test.each([
  ['pins one', [], 'a', 'auto', ['a']],
  ['pins another beside the first among tiles', ['a'], 'b', 'tiled', ['a', 'b']],
  ['lets one go, the others stay', ['a', 'b', 'c'], 'b', 'auto', ['a', 'c']],
  ['pins another in place of the first in the spotlight', ['a', 'b'], 'c', 'spotlight', ['c']],
  ['lets go in the spotlight', ['c'], 'c', 'spotlight', []],
] as const)('%s', (_what, pinned, identity, layout, expected) => {
  expect(pinsAfter(pinned, identity, layout)).toEqual([...expected]);
});

test('tells who listens, until they listen no more', () => {
  const pins = new Pins();
  const heard: (readonly string[])[] = [];
  const stop = pins.subscribe(() => heard.push(pins.get()));
  pins.toggle('a', 'auto');
  stop();
  pins.toggle('b', 'auto');
  expect(heard).toEqual([['a']]);
  expect(pins.get()).toEqual(['a', 'b']);
});
