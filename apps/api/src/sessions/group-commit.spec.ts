import { expect, test } from 'bun:test';
import { GroupCommit } from './group-commit.ts';

/** Writes that end when they are told to. */
function heldWrites(most = 100) {
  const writes: { readonly items: readonly number[]; readonly end: PromiseWithResolvers<void> }[] = [];
  const group = new GroupCommit<number>((items) => {
    const end = Promise.withResolvers<void>();
    writes.push({ items, end });
    return end.promise;
  }, most);
  return { group, writes };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('what comes in one turn is one write', async () => {
  const { group, writes } = heldWrites();
  const added = [1, 2, 3].map((item) => group.add(item));
  await nextTurn();
  expect(writes.map(({ items }) => items)).toEqual([[1, 2, 3]]);
  writes[0]?.end.resolve();
  expect(await Promise.all(added)).toHaveLength(3);
});

test('what comes during a write is the next one, and waits for it', async () => {
  const { group, writes } = heldWrites();
  const first = group.add(1);
  await nextTurn();
  let isSecondDone = false;
  const second = group.add(2).then(() => {
    isSecondDone = true;
  });
  await nextTurn();
  expect(writes).toHaveLength(1);
  writes[0]?.end.resolve();
  await first;
  await nextTurn();
  expect([writes[1]?.items, isSecondDone]).toEqual([[2], false]);
  writes[1]?.end.resolve();
  await second;
});

test('a write that fails fails for those in it alone', async () => {
  const { group, writes } = heldWrites();
  const first = group.add(1);
  await nextTurn();
  const second = group.add(2);
  writes[0]?.end.reject(new Error('away'));
  expect(first).rejects.toThrow('away');
  await nextTurn();
  writes[1]?.end.resolve();
  await second;
});

test('a write has no more items than it may', async () => {
  const { group, writes } = heldWrites(2);
  const added = [1, 2, 3, 4, 5].map((item) => group.add(item));
  for (let index = 0; index < 3; index += 1) {
    await nextTurn();
    writes[index]?.end.resolve();
  }
  await Promise.all(added);
  expect(writes.map(({ items }) => items)).toEqual([[1, 2], [3, 4], [5]]);
});

test('the next write has gone out before those of the last one hear of it', async () => {
  const sent: (readonly number[])[] = [];
  const group = new GroupCommit<number>(async (items) => {
    // As a pool of connections does before it hands one out.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    sent.push(items);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }, 100);
  const first = group.add(1).then(() => expect(sent).toEqual([[1], [2]]));
  await nextTurn();
  await Promise.all([first, group.add(2)]);
});
