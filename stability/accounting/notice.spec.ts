import { expect, test } from 'bun:test';
import { type Notice, noticesInWords } from './notice.ts';

test.each<[Notice[], string]>([
  [[], 'nothing'],
  [[{ words: 'Ana joined', from: 100, to: 900 }], 'nothing'],
  [
    [
      { words: 'Reconnecting…', from: 2200, to: 10_800 },
      { words: 'Bringing you back…', from: 10_800, to: null },
    ],
    '1.2 to 9.8 s: Reconnecting… · from 9.8 s on: Bringing you back…',
  ],
  [[{ words: 'Weak connection', from: 500, to: 1500 }], '0.0 to 0.5 s: Weak connection'],
])('of %p a person read %p', (notices, words) => {
  expect(noticesInWords(notices, 1000)).toBe(words);
});
