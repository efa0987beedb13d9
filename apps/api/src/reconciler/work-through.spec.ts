import { expect, test } from 'bun:test';
import { workThrough } from './work-through.ts';

const items = [1, 2, 3, 4, 5];

test('works on every item once, and on no more at a time than it may', async () => {
  const worked: number[] = [];
  let underWay = 0;
  let most = 0;
  const left = await workThrough(items, { atOnce: 2, limitMs: 10_000 }, async (item) => {
    most = Math.max(most, ++underWay);
    await Promise.resolve();
    worked.push(item);
    underWay -= 1;
  });
  expect([left, worked.toSorted(), most]).toEqual([[], items, 2]);
});

test('begins nothing when the time is over: what was not begun comes back', async () => {
  const worked: number[] = [];
  const left = await workThrough(items, { atOnce: 2, limitMs: 20 }, async (item) => {
    worked.push(item);
    const end = performance.now() + 25;
    while (performance.now() < end) await Bun.sleep(5);
  });
  expect([worked, left]).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  expect(await workThrough(items, { atOnce: 2, limitMs: 0 }, () => Promise.reject())).toEqual(items);
});

test('fails with the first that fails', async () => {
  const work = () => Promise.reject(new Error('no database'));
  await expect(workThrough(items, { atOnce: 2, limitMs: 1000 }, work)).rejects.toThrow('no database');
});
