import { expect, test } from 'bun:test';
import { goneAt, mostOthers, type Presence } from './presence.ts';

const screen: Presence[] = [
  { at: 0, others: 0 },
  { at: 100, others: 1 },
  { at: 900, others: 2 },
  { at: 950, others: 0 },
  { at: 1500, others: 1 },
];

test.each<[string, readonly Presence[], number, number | null]>([
  ['someone goes when the screen shows nobody any more', screen, 100, 950],
  ['who came back is there', screen, 1000, null],
  ['on a screen nobody looked at nobody went', [], 0, null],
])('%s', (_fact, seen, since, at) => {
  expect(goneAt(seen, since)).toBe(at);
});

test.each<[string, readonly Presence[], number]>([
  ['the most at any one moment count', screen, 2],
  ['nobody was seen', [], 0],
])('%s', (_fact, seen, most) => {
  expect(mostOthers(seen)).toBe(most);
});
