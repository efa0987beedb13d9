import { describe, expect, test } from 'bun:test';
import { fitGrid } from './fit-grid.ts';
import { fitPage, gap } from './fit-page.ts';

const desktop = { width: 1408, height: 760 };
const tablet = { width: 736, height: 850 };
const phone = { width: 344, height: 500 };
const sidewaysPhone = { width: 624, height: 220 };

describe('fitPage', () => {
  test.each([
    ['five on a desktop', 5, desktop, 5],
    ['twenty-five on a desktop', 25, desktop, 25],
    ['no more than twenty-five, however large the screen', 60, { width: 5000, height: 3000 }, 25],
    ['sixteen on a tablet', 16, tablet, 16],
    ['eight on a phone', 30, phone, 8],
    ['eight on a phone on its side', 30, sidewaysPhone, 8],
    ['one where there is no room for one', 9, { width: 40, height: 40 }, 1],
    ['one before the stage is measured', 9, { width: 0, height: 0 }, 1],
    ['one of nobody', 0, desktop, 1],
  ])('%s', (_what, count, box, expected) => {
    expect(fitPage(count, box)).toBe(expected);
  });

  test('tiles of a page are never too small to tell a face, and one more would be', () => {
    for (let width = 160; width < 2600; width += 190)
      for (let height = 110; height < 1500; height += 130) {
        const size = fitPage(40, { width, height });
        const { tileWidth, tileHeight } = fitGrid(size, { width, height }, gap);
        expect(tileWidth).toBeGreaterThanOrEqual(144);
        expect(tileHeight).toBeGreaterThanOrEqual(96);
        const next = fitGrid(size + 1, { width, height }, gap);
        if (size < 25) expect(next.tileWidth < 144 || next.tileHeight < 96).toBe(true);
      }
  });
});
