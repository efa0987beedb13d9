import { expect, test } from 'bun:test';
import { formatDuration } from './format-duration.ts';

const hour = 3_600_000;
const minute = 60_000;

test.each([
  [0, 'en', '0 seconds'],
  [400, 'en', '0 seconds'],
  [-5000, 'en', '0 seconds'],
  [1000, 'en', '1 second'],
  [42_000, 'en', '42 seconds'],
  [5 * minute + 3000, 'en', '5 minutes and 3 seconds'],
  [5 * minute, 'en', '5 minutes'],
  [hour + 5 * minute + 3000, 'en', '1 hour and 5 minutes'],
  [2 * hour + 3000, 'en', '2 hours'],
  [hour + 5 * minute, 'pt-BR', '1 hora e 5 minutos'],
] as const)('%p ms in %p is %p', (milliseconds, locale, said) => {
  expect(formatDuration(milliseconds, locale)).toBe(said);
});
