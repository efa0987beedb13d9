import { expect, test } from 'bun:test';
import { spotlightSpeaker } from './spotlight-speaker.ts';
import type { Voice } from './voices.ts';

const now = 100_000;
const speaking = (milliseconds: number): Voice => ({ since: now - milliseconds, until: null });
const silent = (milliseconds: number): Voice => ({ since: 0, until: now - milliseconds });

test.each<[string, string | null, Record<string, Voice>, string | null]>([
  ['the first of all, before anyone spoke', null, {}, 'a'],
  ['who was large stays so in silence', 'b', {}, 'b'],
  ['who speaks', 'b', { c: speaking(1500) }, 'c'],
  ['not who coughs', 'b', { c: speaking(500) }, 'b'],
  ['who was large while both speak', 'b', { b: speaking(1500), c: speaking(9000) }, 'b'],
  ['who was large through a breath', 'b', { b: silent(1000), c: speaking(2000) }, 'b'],
  ['another once the breath is a silence', 'b', { b: silent(1600), c: speaking(2000) }, 'c'],
  ['of two who speak, who began first', 'b', { a: speaking(1500), c: speaking(2000) }, 'c'],
  ['another when who was large has left', 'gone', {}, 'a'],
])('the spotlight shows %s', (_what, current, voices, expected) => {
  expect(spotlightSpeaker(current, ['a', 'b', 'c'], new Map(Object.entries(voices)), now)).toBe(expected);
});

test('the spotlight shows nobody when nobody else is here', () => {
  expect(spotlightSpeaker('a', [], new Map(), now)).toBeNull();
});
