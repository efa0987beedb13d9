import { expect, test } from 'bun:test';
import { isDoubled } from './is-doubled.ts';

test.each([
  ['p_1#2', true],
  ['p_1#', true],
  ['#', true],
  ['guest', false],
  ['EG_recorder', false],
  ['', false],
  ['p_1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b', false],
])('%p: %p', (identity, expected) => {
  expect(isDoubled(identity)).toBe(expected);
});
