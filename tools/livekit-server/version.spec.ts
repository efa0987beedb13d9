import { expect, test } from 'bun:test';
import { isGoodEnough } from './version.ts';

test.each([
  ['livekit-server version 1.13.5', true],
  ['livekit-server version 1.13.0', true],
  ['livekit-server version 1.20.1', true],
  ['livekit-server version 1.9.12', false],
  ['livekit-server version 2.0.0', false],
  ['', false],
  ['something else', false],
])('%p will do: %p', (output, expected) => {
  expect(isGoodEnough(output)).toBe(expected);
});
