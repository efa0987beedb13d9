import { expect, test } from 'bun:test';
import { roundNumber, textTable } from './text-table.ts';

test.each([
  [0, '0'],
  [0.00123456, '0.0012'],
  [0.5, '0.5'],
  [3.7037, '3.7'],
  [12.345, '12.3'],
  [99.96, '100'],
  [1234.5, '1,235'],
  [87_999.6, '88,000'],
  [347_084, '347,000'],
  [16_666_666, '16,700,000'],
])('%f is said as %s', (number, text) => {
  expect(roundNumber(number)).toBe(text);
});

test('columns are as wide as their widest cell', () => {
  expect(textTable(['of', 'a'], [['nodes', 155]])).toBe('| of    | a   |\n| ----- | --- |\n| nodes | 155 |');
});
