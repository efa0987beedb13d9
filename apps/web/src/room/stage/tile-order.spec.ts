import { expect, test } from 'bun:test';
import { type Seat, tileOrder } from './tile-order.ts';

const seat = (identity: string, joinedAt: number | undefined, isLocal = false): Seat => ({
  identity,
  joinedAt,
  isLocal,
});
const orderOf = (...seats: Seat[]): string =>
  tileOrder(seats)
    .map(({ identity }) => identity)
    .join(' ');

test.each([
  ['the others as they came', orderOf(seat('c', 30), seat('a', 10), seat('b', 20)), 'a b c'],
  [
    'oneself first, though last to come',
    orderOf(seat('a', 10), seat('me', 40, true), seat('b', 20)),
    'me a b',
  ],
  ['who comes is put at the end', orderOf(seat('new', 50), seat('me', 40, true), seat('a', 10)), 'me a new'],
  ['who came in the same moment, always in the same order', orderOf(seat('b', 10), seat('a', 10)), 'a b'],
  ['whose time is not known yet, last', orderOf(seat('a', undefined), seat('b', 20)), 'b a'],
])('%s', (_what, order, expected) => {
  expect(order).toBe(expected);
});
