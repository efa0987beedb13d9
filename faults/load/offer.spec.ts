import { expect, test } from 'bun:test';
import { offer, sideBySide } from './offer.ts';

test('what is offered begins at its rate, however long the answers take', async () => {
  const begun: number[] = [];
  const since = performance.now();
  const lastBegan = Promise.withResolvers<void>();
  // None is answered before the last has begun: who waited for answers would wait for ever.
  const { answers } = await offer(200, 0.2, async (index) => {
    begun.push(performance.now() - since);
    if (index === 39) lastBegan.resolve();
    await lastBegan.promise;
    return index;
  });
  expect(answers).toEqual(Array.from({ length: 40 }, (_, index) => index));
  begun.forEach((at, index) => {
    expect(at).toBeGreaterThanOrEqual(((index - 1) / 200) * 1000 - 1);
  });
});

test('work side by side is done once each, never more at a time than said', async () => {
  let underWay = 0;
  let most = 0;
  const done = await sideBySide(3, [...'abcdefghij'], async (piece, index) => {
    underWay += 1;
    most = Math.max(most, underWay);
    await Bun.sleep(1);
    underWay -= 1;
    return `${piece}${index}`;
  });
  expect(done).toEqual([...'abcdefghij'].map((piece, index) => `${piece}${index}`));
  expect(most).toBe(3);
});
