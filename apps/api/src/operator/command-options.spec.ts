import { describe, expect, test } from 'bun:test';
import { InvalidArgumentError } from 'commander';
import { parseInstant, parseStatuses, parseText } from './command-options.ts';

describe('parseInstant', () => {
  test.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T18:00Z', '2026-01-31T18:00:00.000Z'],
    ['2026-01-31T18:00:00.5Z', '2026-01-31T18:00:00.500Z'],
    ['2026-01-31T18:00:00-03:00', '2026-01-31T21:00:00.000Z'],
  ])('takes %s for %s', (text, instant) => {
    expect(parseInstant(text).toISOString()).toBe(instant);
  });

  test.each(['', 'yesterday', '2026', '2026-02-30', '2026-01-31T18:00', '2026-01-31 18:00Z', '1769882400'])(
    'refuses %p',
    (text) => {
      expect(() => parseInstant(text)).toThrow(InvalidArgumentError);
    },
  );
});

describe('parseStatuses', () => {
  test('takes one, several, and more', () => {
    expect(parseStatuses('left')).toEqual(['left']);
    expect(parseStatuses('left, joined', ['issued'])).toEqual(['issued', 'left', 'joined']);
  });

  test.each(['', 'gone', 'left,', 'left joined', 'LEFT'])('refuses %p', (text) => {
    expect(() => parseStatuses(text)).toThrow(InvalidArgumentError);
  });
});

test('a room or an identity of nothing is none', () => {
  expect(() => parseText(' ')).toThrow(InvalidArgumentError);
  expect(parseText('Daily-Meeting-01')).toBe('Daily-Meeting-01');
});
