import { expect, test } from 'bun:test';
import { cornerAfterKey, nearestCorner } from './corner.ts';

const box = { width: 800, height: 600 };

test.each([
  [{ x: 10, y: 10 }, 'top-left'],
  [{ x: 700, y: 10 }, 'top-right'],
  [{ x: 10, y: 590 }, 'bottom-left'],
  [{ x: 401, y: 301 }, 'bottom-right'],
  [{ x: -50, y: 900 }, 'bottom-left'],
] as const)('what is let go at %p belongs to the corner %s', (point, corner) => {
  expect(nearestCorner(point, box)).toBe(corner);
});

test.each([
  ['top-left', 'ArrowRight', 'top-right'],
  ['top-left', 'ArrowDown', 'bottom-left'],
  ['top-left', 'ArrowLeft', 'top-left'],
  ['bottom-right', 'ArrowUp', 'top-right'],
  ['bottom-right', 'ArrowLeft', 'bottom-left'],
  ['bottom-right', 'Enter', null],
] as const)('from %s the key %s leads to %s', (corner, key, expected) => {
  expect(cornerAfterKey(corner, key)).toBe(expected);
});
