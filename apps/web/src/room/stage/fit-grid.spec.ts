import { describe, expect, test } from 'bun:test';
import { fitGrid } from './fit-grid.ts';

const desktop = { width: 1408, height: 760 };
const phone = { width: 336, height: 500 };
const sidewaysPhone = { width: 624, height: 264 };

const boxes = [desktop, phone, sidewaysPhone, { width: 320, height: 180 }, { width: 2560, height: 1300 }];

describe('fitGrid', () => {
  test.each([
    ['alone on a desktop', 1, desktop, 1, 1],
    ['two side by side on a desktop', 2, desktop, 2, 1],
    ['two above each other on a phone', 2, phone, 1, 2],
    ['two side by side on a phone on its side', 2, sidewaysPhone, 2, 1],
    ['five on a desktop', 5, desktop, 3, 2],
    ['nine on a desktop', 9, desktop, 3, 3],
    ['nine on a phone', 9, phone, 2, 5],
    ['sixteen on a desktop', 16, desktop, 4, 4],
    ['a very wide box', 4, { width: 3000, height: 300 }, 4, 1],
  ])('%s', (_what, count, box, columns, rows) => {
    expect(fitGrid(count, box, 8)).toMatchObject({ columns, rows });
  });

  test('fits every count into every box, no tile out of shape', () => {
    for (const box of boxes)
      for (let count = 1; count <= 60; count++) {
        const { columns, rows, tileWidth, tileHeight } = fitGrid(count, box, 8);
        expect(columns * rows).toBeGreaterThanOrEqual(count);
        expect(columns * (rows - 1)).toBeLessThan(count);
        expect(columns * tileWidth + (columns - 1) * 8).toBeLessThanOrEqual(box.width);
        expect(rows * tileHeight + (rows - 1) * 8).toBeLessThanOrEqual(box.height);
        // Whole pixels round each side down by less than one.
        expect(tileWidth / (tileHeight + 1)).toBeLessThanOrEqual(16 / 9);
        const narrowest = box.width >= box.height ? 4 / 3 : count === 1 ? 5 / 8 : 4 / 5;
        expect((tileWidth + 1) / tileHeight).toBeGreaterThanOrEqual(narrowest);
      }
  });

  test('no other number of columns makes tiles of 16:9 that are larger', () => {
    for (const box of boxes)
      for (let count = 1; count <= 60; count++) {
        const { tileWidth, tileHeight } = fitGrid(count, box, 8);
        for (let columns = 1; columns <= count; columns++) {
          const rows = Math.ceil(count / columns);
          const widthOfColumn = (box.width - 8 * (columns - 1)) / columns;
          const heightOfRow = (box.height - 8 * (rows - 1)) / rows;
          const width = Math.floor(Math.min(widthOfColumn, (heightOfRow * 16) / 9));
          if (width > 0)
            expect(tileWidth * tileHeight).toBeGreaterThanOrEqual(width * Math.floor((width * 9) / 16));
        }
      }
  });

  test('an empty stage and a box without room make no tile of negative size', () => {
    expect(fitGrid(0, desktop, 8).columns).toBe(1);
    expect(fitGrid(30, { width: 20, height: 20 }, 8).tileWidth).toBeGreaterThanOrEqual(0);
    expect(fitGrid(3, { width: 0, height: 0 }, 8)).toMatchObject({ tileWidth: 0, tileHeight: 0 });
  });
});
