import { expect, test } from 'bun:test';
import { type Notice, noticesInWords } from './notice.ts';

test.each<[Notice[], string]>([
  [[], 'nothing'],
  [
    [
      { words: 'Reconnecting…', from: 2200, to: 10_800 },
      { words: 'Bringing you back…', from: 10_800, to: null },
    ],
    '1.2 to 9.8 s: Reconnecting… · from 9.8 s on: Bringing you back…',
  ],
  [[{ words: 'Bia joined', from: 500, to: 1500 }], 'nothing'],
])('of %p a person read %p', (notices, words) => {
  expect(noticesInWords(notices, 1000)).toBe(words);
});
