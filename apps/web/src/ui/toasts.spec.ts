import { expect, test } from 'bun:test';
import { type Toast, withoutToast, withToast } from './toasts.ts';

/** The sentences that show after these were told one after another. */
const shown = (...told: string[]): string =>
  told
    .reduce<Toast[]>((toasts, sentence, id) => withToast(toasts, { id, sentence }), [])
    .map(({ sentence }) => sentence)
    .join(' ');

test.each([
  ['each as it came', shown('a', 'b'), 'a b'],
  ['at most three, the newest', shown('a', 'b', 'c', 'd'), 'b c d'],
  ['the same sentence once, as the newest', shown('a', 'b', 'a'), 'b a'],
])('shows %s', (_what, sentences, expected) => {
  expect(sentences).toBe(expected);
});

test('one that is gone leaves the others', () => {
  expect(
    withoutToast(
      [
        { id: 1, sentence: 'a' },
        { id: 2, sentence: 'b' },
      ],
      1,
    ),
  ).toEqual([{ id: 2, sentence: 'b' }]);
});
