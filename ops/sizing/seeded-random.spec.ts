import { expect, test } from 'bun:test';
import { SeededRandom } from './seeded-random.ts';

const draw = <Drawn>(count: number, one: (random: SeededRandom) => Drawn, seed = 1): Drawn[] => {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => one(random));
};

test('is the same for the same seed', () => {
  const numbers = (seed: number) => draw(5, (random) => random.next(), seed);
  expect(numbers(7)).toEqual(numbers(7));
  expect(numbers(8)).not.toEqual(numbers(7));
});

test('is even between 0 and 1', () => {
  const numbers = draw(10_000, (random) => random.next());
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const count = numbers.filter((number) => Math.floor(number * 10) === tenth).length;
    expect(Math.abs(count - 1000)).toBeLessThan(150);
  }
});

test('an exponential has its mean', () => {
  const numbers = draw(20_000, (random) => random.exponential(6));
  expect(numbers.reduce((total, number) => total + number, 0) / 20_000).toBeCloseTo(6, 0);
});

test('weights are kept, and none of weight 0 is drawn', () => {
  const drawn = draw(6_000, (random) => random.weighted([1, 0, 2]));
  expect(drawn).not.toContain(1);
  expect(drawn.filter((index) => index === 2).length / 6_000).toBeCloseTo(2 / 3, 1);
});
